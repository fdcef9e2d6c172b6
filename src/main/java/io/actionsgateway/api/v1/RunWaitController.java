package io.actionsgateway.api.v1;

import io.actionsgateway.api.docs.Described;
import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.platform.Waits;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import io.actionsgateway.stream.wait.Progress;
import io.actionsgateway.stream.wait.RunWaiter;
import io.actionsgateway.stream.wait.Waited;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Waiting for the end of a run: by a request that is answered then, or by a stream of its states. */
@RestController
@RequestMapping("/api/v1/repos/{owner}/{repo}/runs/{runId}/wait")
class RunWaitController {

    private static final Duration USUAL = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LONGEST_STREAM = Duration.ofHours(6);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final String END = "end";

    private final RunWaiter waiter;
    private final SecondLooks looks;
    private final Waits waits;

    RunWaitController(RunWaiter waiter, SecondLooks looks, Waits waits) {
        this.waiter = waiter;
        this.looks = looks;
        this.waits = waits;
    }

    @GetMapping
    @Described(
            value = "Wait for the end of a run: 200 then, 202 when the time is over before",
            query = {"timeout", "attempt", "after_attempt"})
    Mono<ResponseEntity<WaitView>> wait(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        RepositoryName repository = Access.repository(caller, owner, repo, Area.ACTIONS, Level.READ);
        var options = WaitRequest.read(parameters, USUAL, LONGEST);
        StreamCaller who = looks.at(exchange, caller, Set.of(repository.toString()));
        return looks.answer(who, waiter.wait(repository, runId, options))
                .map(waited -> answer(waited, repository, runId));
    }

    private static ResponseEntity<WaitView> answer(Waited waited, RepositoryName repository, long runId) {
        WaitView view = WaitView.of(waited);
        return switch (waited.ending()) {
            case FINAL -> ResponseEntity.ok(view);
            case TIMED_OUT -> {
                if (waited.run() == null) {
                    throw new ApiRefusal.NotFound("run " + runId + " of " + repository);
                }
                yield ResponseEntity.accepted().body(view);
            }
            case STOPPED ->
                ResponseEntity.status(HttpStatus.ACCEPTED)
                        .header(HttpHeaders.CONNECTION, "close")
                        .header(HttpHeaders.RETRY_AFTER, "1")
                        .body(view);
        };
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Described(
            value = "Follow a run to its end, state by state",
            query = {"timeout", "attempt", "after_attempt"})
    Flux<ServerSentEvent<Object>> follow(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        RepositoryName repository = Access.repository(caller, owner, repo, Area.ACTIONS, Level.READ);
        var options = WaitRequest.read(parameters, LONGEST_STREAM, LONGEST_STREAM);
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.setCacheControl("no-store");
        headers.set("X-Accel-Buffering", "no");
        Flux<ServerSentEvent<Object>> told =
                waiter.follow(repository, runId, options).map(RunWaitController::event);
        Flux<ServerSentEvent<Object>> lively =
                Flux.merge(told, heartbeats()).takeUntil(event -> END.equals(event.event()));
        StreamCaller who = looks.at(exchange, caller, Set.of(repository.toString()));
        return looks.stream(exchange, who, lively, reason -> end(WaitView.cut(reason)));
    }

    private static ServerSentEvent<Object> event(Progress progress) {
        return switch (progress) {
            case Progress.Changed changed ->
                ServerSentEvent.<Object>builder(changed.run()).event("state").build();
            case Progress.Over over -> end(WaitView.of(over.waited()));
        };
    }

    private static ServerSentEvent<Object> end(WaitView view) {
        return ServerSentEvent.<Object>builder(view).event(END).build();
    }

    /** Shows proxies and the caller that the stream is alive, and us that the caller is. */
    private Flux<ServerSentEvent<Object>> heartbeats() {
        ServerSentEvent<Object> comment = ServerSentEvent.builder().comment("").build();
        return waits.pause(HEARTBEAT).thenReturn(comment).repeat();
    }
}
