package io.actionsgateway.api.v3;

import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRefusal;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** Bodies as they are: nothing is read as a form, nothing is written anew. */
final class Bytes {

    private static final int LARGEST_BODY = 1 << 20;

    private Bytes() {}

    /** The whole body, whatever its type is said to be. */
    static Mono<byte[]> of(ServerHttpRequest request) {
        if (request.getHeaders().getContentLength() > LARGEST_BODY) {
            return Mono.error(new DialectRefusal.TooLarge(LARGEST_BODY));
        }
        return DataBufferUtils.join(request.getBody(), LARGEST_BODY)
                .onErrorMap(DataBufferLimitException.class, tooLong -> new DialectRefusal.TooLarge(LARGEST_BODY))
                .map(Bytes::taken)
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] taken(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    static Mono<Void> write(ServerHttpResponse response, DialectAnswer answer) {
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        answer.headers().forEach(response.getHeaders()::put);
        if (answer.body().length == 0) {
            return response.setComplete();
        }
        response.getHeaders().setContentLength(answer.body().length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(answer.body())));
    }
}
