package io.actionsgateway.api.idempotency;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * An answer, whole.
 *
 * @param status of the answer
 * @param headers that were set for it; not to be changed
 * @param body possibly empty; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
record Kept(int status, HttpHeaders headers, byte[] body) {

    static final String REPLAYED = "Idempotency-Replayed";

    /** What is true of one exchange only. */
    private static final List<String> OF_THE_MOMENT = List.of(
            HttpHeaders.CONNECTION,
            HttpHeaders.DATE,
            HttpHeaders.SET_COOKIE,
            HttpHeaders.TRANSFER_ENCODING,
            "Keep-Alive",
            "X-Request-Id",
            "X-RateLimit-Limit",
            "X-RateLimit-Remaining",
            "X-RateLimit-Used",
            "X-RateLimit-Reset",
            "X-RateLimit-Resource");

    Kept {
        headers = HttpHeaders.readOnlyHttpHeaders(headers);
    }

    /** The same for those who come later. */
    Kept lasting() {
        HttpHeaders lasting = HttpHeaders.copyOf(headers);
        OF_THE_MOMENT.forEach(lasting::remove);
        return new Kept(status, lasting, body);
    }

    /** The same, marked as given before. */
    Kept replayed() {
        HttpHeaders marked = HttpHeaders.copyOf(lasting().headers);
        marked.set(REPLAYED, "true");
        return new Kept(status, marked, body);
    }

    /** Whether it holds a secret, which is shown once. */
    boolean secret() {
        String caching = headers.getCacheControl();
        return caching != null && caching.contains("no-store");
    }

    Mono<Void> write(ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(status));
        headers.forEach(response.getHeaders()::put);
        return body.length == 0
                ? response.setComplete()
                : response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    /** Without headers and body. */
    @Override
    public String toString() {
        return "Kept[" + status + ", " + body.length + " bytes]";
    }
}
