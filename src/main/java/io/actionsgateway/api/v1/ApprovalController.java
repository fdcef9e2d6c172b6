package io.actionsgateway.api.v1;

import io.actionsgateway.api.outgoing.Outgoing;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.platform.http.RequestId;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a run waits for, and deciding about it by the names of environments. */
@RestController
@RequestMapping("/api/v1/repos/{owner}/{repo}/runs/{runId}/approvals")
class ApprovalController {

    private final Approvals approvals;
    private final Outgoing outgoing;

    ApprovalController(Approvals approvals, Outgoing outgoing) {
        this.approvals = approvals;
        this.outgoing = outgoing;
    }

    @GetMapping
    Mono<ApprovalsView> get(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            ServerWebExchange exchange) {
        RepositoryName repository = Access.repository(caller, owner, repo, Area.DEPLOYMENTS, Level.READ);
        return approvals.of(repository, runId).contextWrite(outgoing.as(caller, RequestId.of(exchange)));
    }

    @PostMapping
    Mono<DecisionView> decide(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            Body body,
            ServerWebExchange exchange) {
        RepositoryName repository = Access.repository(caller, owner, repo, Area.DEPLOYMENTS, Level.WRITE);
        ReviewRequest review = ReviewRequest.read(body.given());
        return approvals
                .decide(caller, repository, runId, review)
                .contextWrite(outgoing.as(caller, RequestId.of(exchange)));
    }
}
