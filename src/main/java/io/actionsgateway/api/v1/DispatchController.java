package io.actionsgateway.api.v1;

import io.actionsgateway.api.dispatch.DispatchPlace;
import io.actionsgateway.api.dispatch.DispatchReport;
import io.actionsgateway.api.dispatch.DispatchWaits;
import io.actionsgateway.api.dispatch.DispatchWish;
import io.actionsgateway.api.dispatch.Dispatched;
import io.actionsgateway.api.dispatch.Dispatches;
import io.actionsgateway.api.idempotency.IdempotencyKey;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.platform.http.ExternalUrl;
import io.actionsgateway.platform.http.RequestId;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Starts runs: 201 where the run is known, 202 where it is not, or has not ended within the wait. What was refused is a
 * problem, and nothing was started.
 */
@RestController
class DispatchController {

    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String WAIT = "wait";
    private static final int LONGEST_WORKFLOW = 255;

    private final Dispatches dispatches;
    private final DispatchWaits waits;
    private final SecondLooks looks;
    private final ExternalUrl external;

    DispatchController(Dispatches dispatches, DispatchWaits waits, SecondLooks looks, ExternalUrl external) {
        this.dispatches = dispatches;
        this.waits = waits;
        this.looks = looks;
        this.external = external;
    }

    @PostMapping("/api/v1/repos/{owner}/{repo}/workflows/{workflow}/dispatches")
    Mono<ResponseEntity<DispatchReport>> dispatch(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable String workflow,
            @RequestParam MultiValueMap<String, String> parameters,
            Body body,
            ServerWebExchange exchange) {
        RepositoryName repository = Access.repository(caller, owner, repo, Area.ACTIONS, Level.WRITE);
        Duration wait =
                waits.length(QueryParameters.unpaged(parameters, Set.of(WAIT)).text(WAIT));
        List<String> keys = exchange.getRequest().getHeaders().getOrEmpty(IdempotencyKey.HEADER);
        String key = keys.isEmpty() ? null : IdempotencyKey.of(keys);
        DispatchPlace place = new DispatchPlace(caller, RequestId.of(exchange), repository, usable(workflow), key);
        StreamCaller who = looks.at(exchange, caller, Set.of(repository.toString()));
        return dispatches
                .start(place, DispatchWish.read(body.given()))
                .flatMap(done -> report(done, wait, who).map(report -> answer(done, report, exchange)));
    }

    /** What was started stays started, also where its caller may not have the rest of the answer any more. */
    private Mono<DispatchReport> report(Dispatched done, Duration wait, StreamCaller who) {
        return wait.isZero()
                ? Mono.just(DispatchReport.of(done.entry()))
                : looks.answer(who, waits.ended(done.entry(), wait));
    }

    private ResponseEntity<DispatchReport> answer(Dispatched done, DispatchReport report, ServerWebExchange exchange) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status(report))
                .location(URI.create(external.of(exchange.getRequest()) + "/api/v1/dispatches/" + report.id()));
        return (done.replayed() ? answer.header(REPLAYED, "true") : answer).body(report);
    }

    private static HttpStatus status(DispatchReport report) {
        boolean waitedInVain = report.ended() != null && !report.ended();
        return report.runId() == null || waitedInVain ? HttpStatus.ACCEPTED : HttpStatus.CREATED;
    }

    /** What can be no workflow is none. */
    private static String usable(String workflow) {
        boolean plain = !workflow.isBlank()
                && workflow.length() <= LONGEST_WORKFLOW
                && workflow.indexOf('/') < 0
                && workflow.chars().noneMatch(Character::isISOControl)
                && !workflow.equals(".")
                && !workflow.equals("..");
        if (!plain) {
            throw new AccessRefusal.NotGranted();
        }
        return workflow;
    }
}
