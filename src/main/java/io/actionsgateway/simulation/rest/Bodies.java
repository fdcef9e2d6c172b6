package io.actionsgateway.simulation.rest;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Reads bodies as they are, whatever type they claim to have. */
final class Bodies {

    private static final int LARGEST = 1 << 20;
    private static final byte[] NOTHING = {};

    private Bodies() {}

    /** All bytes of a body, none when there is none; refuses more than 1 MiB. */
    static Mono<byte[]> read(ServerRequest request) {
        return DataBufferUtils.join(request.exchange().getRequest().getBody(), LARGEST)
                .map(Bodies::bytes)
                .defaultIfEmpty(NOTHING)
                .onErrorMap(
                        DataBufferLimitException.class, tooLarge -> GitHubError.of(413, "Request body is too large"));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
