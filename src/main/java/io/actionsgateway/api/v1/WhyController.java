package io.actionsgateway.api.v1;

import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.api.outgoing.Outgoing;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.monitor.why.WaitExplainer;
import io.actionsgateway.platform.http.RequestId;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Why a run waits: from our tables, and a question or two to GitHub. */
@RestController
@RequestMapping("/api/v1/repos/{owner}/{repo}/runs/{runId}/why")
class WhyController {

    private final WaitExplainer explainer;
    private final Outgoing outgoing;

    WhyController(WaitExplainer explainer, Outgoing outgoing) {
        this.explainer = explainer;
        this.outgoing = outgoing;
    }

    @GetMapping
    Mono<WhyView> get(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            ServerWebExchange exchange) {
        RepositoryName repository = Access.repository(caller, owner, repo, Area.ACTIONS, Level.READ);
        return explainer
                .explain(repository, runId)
                .map(WhyView::of)
                .switchIfEmpty(Mono.error(() -> new ApiRefusal.NotFound("run " + runId + " of " + owner + "/" + repo)))
                .contextWrite(outgoing.as(caller, RequestId.of(exchange)));
    }
}
