package io.actionsgateway.api.idempotency;

import java.io.ByteArrayOutputStream;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes an answer in instead of sending it, so that it is there whole even if nobody waits for it any more. */
final class CapturedResponse extends AbstractServerHttpResponse {

    private static final int OK = 200;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    CapturedResponse(DataBufferFactory buffers) {
        super(buffers);
    }

    /** What was written. */
    Kept answer() {
        HttpStatusCode status = getStatusCode();
        return new Kept(status == null ? OK : status.value(), getHeaders(), body.toByteArray());
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> written) {
        return Flux.from(written).doOnNext(this::take).then();
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> written) {
        return writeWithInternal(Flux.from(written).concatMap(part -> part));
    }

    private void take(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        body.writeBytes(bytes);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> T getNativeResponse() {
        throw new IllegalStateException("this response is not sent");
    }

    @Override
    protected void applyStatusCode() {}

    @Override
    protected void applyHeaders() {}

    @Override
    protected void applyCookies() {}
}
