package io.actionsgateway.simulation.rest;

import io.actionsgateway.simulation.time.Timeline;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Writes answers with all that GitHub says beside them: its time, the budget that is left, the ETag. */
public final class Responder {

    private final Timeline timeline;
    private final RateLimit rateLimit;
    private final AtomicLong requests = new AtomicLong();

    public Responder(Timeline timeline, RateLimit rateLimit) {
        this.timeline = timeline;
        this.rateLimit = rateLimit;
    }

    /** Whether this request is still within its token's budget. */
    public boolean admits(ServerRequest request) {
        return rateLimit.allows(token(request));
    }

    public Mono<ServerResponse> write(ServerRequest request, ApiAnswer answer) {
        HttpHeaders asked = request.headers().asHttpHeaders();
        byte[] body = answer.bytes();
        boolean tagged = answer.status() == 200 && reads(request.method());
        String tag = tagged ? EntityTag.of(asked, body) : null;
        boolean known = tag != null && EntityTag.known(asked, tag);
        ServerResponse.BodyBuilder response = ServerResponse.status(known ? 304 : answer.status());
        response.headers(headers -> tell(headers, request, answer, known));
        if (tag != null) {
            response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.VARY, "Accept, Authorization, Cookie");
        }
        return known || answer.body() == null
                ? response.build()
                : response.contentType(answer.type()).bodyValue(body);
    }

    private void tell(HttpHeaders headers, ServerRequest request, ApiAnswer answer, boolean free) {
        headers.setDate(timeline.now());
        headers.set("x-github-request-id", "TWIN:%08X".formatted(requests.incrementAndGet()));
        rateLimit.tell(token(request), free, headers);
        answer.headers().forEach(headers::set);
    }

    private static boolean reads(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static String token(ServerRequest request) {
        String authorization = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        return authorization == null ? "" : authorization;
    }
}
