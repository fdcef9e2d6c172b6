package io.actionsgateway.simulation.rest;

import io.actionsgateway.simulation.time.Timeline;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Writes answers with all that GitHub says beside them: its time, the budget that is left, the ETag. */
public final class Responder {

    private static final String REQUEST_ID = "x-github-request-id";
    private static final String JSON = "application/json; charset=utf-8";

    private final Timeline timeline;
    private final RateLimit rateLimit;
    private final AtomicLong requests = new AtomicLong();

    public Responder(Timeline timeline, RateLimit rateLimit) {
        this.timeline = timeline;
        this.rateLimit = rateLimit;
    }

    RateLimit rateLimit() {
        return rateLimit;
    }

    /** Answers, and counts the request. */
    public Mono<ServerResponse> write(ServerRequest request, ApiAnswer answer) {
        return write(request, answer, false);
    }

    /** Tells a caller that it is too much. */
    Mono<ServerResponse> refuse(ServerRequest request, Spender spender, Excess excess, long user) {
        String id = nextId();
        Instant now = timeline.now();
        ApiAnswer refusal =
                excess.answer(rateLimit.status(), spender, user, id, now).with(REQUEST_ID, id);
        return write(request, refusal, true);
    }

    Mono<ServerResponse> write(ServerRequest request, ApiAnswer answer, boolean free) {
        HttpHeaders asked = request.headers().asHttpHeaders();
        byte[] body = answer.body() == null ? null : answer.bytes();
        String tag =
                body != null && answer.status() == 200 && reads(request.method()) ? EntityTag.of(asked, body) : null;
        boolean known = tag != null && EntityTag.known(asked, tag);
        ServerResponse.BodyBuilder response = ServerResponse.status(known ? 304 : answer.status())
                .headers(headers -> tell(headers, request, answer, tag, known || free));
        return known || body == null
                ? response.build()
                : response.header(
                                HttpHeaders.CONTENT_TYPE, answer.headers().getOrDefault(HttpHeaders.CONTENT_TYPE, JSON))
                        .bodyValue(body);
    }

    private void tell(
            HttpHeaders headers, ServerRequest request, ApiAnswer answer, @Nullable String tag, boolean free) {
        Spender spender = Spender.of(request);
        headers.setDate(timeline.now());
        headers.set(REQUEST_ID, nextId());
        AnswerHeaders.always(request, headers);
        rateLimit.count(spender, free).tell(headers);
        if (tag != null) {
            AnswerHeaders.kept(spender.anonymous(), tag, headers);
        }
        answer.headers().forEach(headers::set);
    }

    private String nextId() {
        return "TWIN:%08X".formatted(requests.incrementAndGet());
    }

    private static boolean reads(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }
}
