package io.actionsgateway.api.idempotency;

import io.actionsgateway.api.v3.step.DialectRefusal;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A request whose body has been read, for whoever reads it next. */
final class BufferedRequest extends ServerHttpRequestDecorator {

    private static final int LARGEST = 1 << 20;

    private final byte[] body;
    private final DataBufferFactory buffers;

    BufferedRequest(ServerHttpRequest request, byte[] body, DataBufferFactory buffers) {
        super(request);
        this.body = body;
        this.buffers = buffers;
    }

    /** Reads a body to its end. */
    static Mono<byte[]> body(ServerHttpRequest request) {
        if (request.getHeaders().getContentLength() > LARGEST) {
            return Mono.error(new DialectRefusal.TooLarge(LARGEST));
        }
        return DataBufferUtils.join(request.getBody(), LARGEST)
                .onErrorMap(DataBufferLimitException.class, tooLong -> new DialectRefusal.TooLarge(LARGEST))
                .map(BufferedRequest::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return body.length == 0 ? Flux.empty() : Flux.defer(() -> Flux.just(buffers.wrap(body)));
    }
}
