package io.actionsgateway.api.v1;

import io.actionsgateway.api.docs.Described;
import io.actionsgateway.api.quota.OpenStreams;
import io.actionsgateway.platform.Waits;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.stream.EventFeed;
import io.actionsgateway.stream.StreamProperties;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every change of runs and jobs, as it happens, in one order that a client can go on in. */
@RestController
class EventController {

    private static final MediaType EVENTS = new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8);

    private final EventFeed feed;
    private final OpenStreams streams;
    private final SecondLooks looks;
    private final StreamProperties settings;
    private final Waits waits;

    EventController(EventFeed feed, OpenStreams streams, SecondLooks looks, StreamProperties settings, Waits waits) {
        this.feed = feed;
        this.streams = streams;
        this.looks = looks;
        this.settings = settings;
        this.waits = waits;
    }

    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Described(
            value = "Follow every change of runs and jobs, as Server-Sent Events",
            query = {"after", "repository", "workflow", "kind", "run_id", "status", "conclusion"})
    Mono<Void> events(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
            ServerWebExchange exchange) {
        EventQuery query = EventQuery.of(parameters, lastId, caller);
        StreamCaller who = looks.at(exchange, caller, query.repositories());
        ServerHttpResponse response = exchange.getResponse();
        EventStream stream = new EventStream(new SseFrames(response.bufferFactory()), settings, waits);
        Flux<Mono<DataBuffer>> frames =
                streams.within(exchange, caller, stream.of(feed, query, who, looks.revoked(who)));
        return response.writeAndFlushWith(frames.doOnSubscribe(begin -> head(response.getHeaders())));
    }

    /** Proxies are asked not to wait for more. */
    private static void head(HttpHeaders headers) {
        headers.setContentType(EVENTS);
        headers.setCacheControl(CacheControl.noStore());
        headers.set("X-Accel-Buffering", "no");
    }
}
