package io.actionsgateway.api.v1;

import io.actionsgateway.api.docs.Described;
import io.actionsgateway.api.outgoing.Outgoing;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.platform.http.Hangup;
import io.actionsgateway.platform.http.RequestId;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import io.actionsgateway.stream.log.LogEvent;
import io.actionsgateway.stream.log.LogQuery;
import io.actionsgateway.stream.log.LogStreamer;
import io.actionsgateway.stream.log.ReaderStuck;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The logs of a run, job by job as jobs end: as events, or as plain text. */
@RestController
@RequestMapping("/api/v1/repos/{owner}/{repo}/runs/{runId}/logs/stream")
class LogStreamController {

    private static final String RESUME = "Last-Event-ID";

    private final LogStreamer logs;
    private final Outgoing outgoing;
    private final SecondLooks looks;

    LogStreamController(LogStreamer logs, Outgoing outgoing, SecondLooks looks) {
        this.logs = logs;
        this.outgoing = outgoing;
        this.looks = looks;
    }

    /** Also for those who take anything. */
    @GetMapping(produces = {MediaType.TEXT_EVENT_STREAM_VALUE, MediaType.ALL_VALUE})
    @Described(
            value = "Log stream: the logs of a run, job by job as jobs end",
            query = {"job", "failed_only", "tail", "attempt", "follow", "ansi", "groups", "timestamps"})
    Mono<ResponseEntity<Flux<ServerSentEvent<Object>>>> events(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = RESUME, required = false) @Nullable String resume,
            ServerWebExchange exchange) {
        RepositoryName repository = Access.repository(caller, owner, repo, Area.ACTIONS, Level.READ);
        LogQuery query = LogParameters.read(repository, runId, parameters, resume, true);
        return open(caller, query, exchange)
                .map(events -> ResponseEntity.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .cacheControl(CacheControl.noStore())
                        .header("X-Accel-Buffering", "no")
                        .body(events.map(LogEvents::of)));
    }

    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    @Described(
            value = "Log stream: the logs of a run as plain text",
            query = {"job", "failed_only", "tail", "attempt", "follow", "ansi", "groups", "timestamps"})
    Mono<Void> text(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        RepositoryName repository = Access.repository(caller, owner, repo, Area.ACTIONS, Level.READ);
        LogQuery query = LogParameters.read(repository, runId, parameters, null, false);
        ServerHttpResponse response = exchange.getResponse();
        return open(caller, query, exchange).flatMap(events -> {
            response.getHeaders().setContentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8));
            response.getHeaders().setCacheControl(CacheControl.noStore());
            LogText text = new LogText(query.job() != null);
            return response.writeAndFlushWith(events.concatMapIterable(text::of, 1)
                    .map(said -> Mono.<DataBuffer>just(
                            response.bufferFactory().wrap(said.getBytes(StandardCharsets.UTF_8)))));
        });
    }

    /** What every stream of logs goes through, whatever it looks like. */
    private Mono<Flux<LogEvent>> open(ApiCaller caller, LogQuery query, ServerWebExchange exchange) {
        boolean headOnly = HttpMethod.HEAD.equals(exchange.getRequest().getMethod());
        StreamCaller who = looks.at(exchange, caller, Set.of(query.repository().toString()));
        return logs.open(caller.subject(), query)
                .map(events -> headOnly ? events.take(0) : events)
                .map(events -> events.doOnError(ReaderStuck.class, _ -> Hangup.on(exchange)))
                .map(events -> looks.stream(exchange, who, events, LogEvent.Cut::new)
                        .contextWrite(outgoing.as(caller, RequestId.of(exchange))))
                .contextWrite(outgoing.as(caller, RequestId.of(exchange)));
    }
}
