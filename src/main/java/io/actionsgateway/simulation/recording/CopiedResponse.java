package io.actionsgateway.simulation.recording;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A response whose body is copied while it is written. */
final class CopiedResponse extends ServerHttpResponseDecorator {

    private final Copy copy;
    private final Runnable whole;

    /** Runs {@code whole} before the caller can know that the answer is whole; perhaps more than once. */
    CopiedResponse(ServerHttpResponse response, Copy copy, Runnable whole) {
        super(response);
        this.copy = copy;
        this.whole = whole;
    }

    @Override
    public Mono<Void> setComplete() {
        whole.run();
        return super.setComplete();
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return body instanceof Mono<? extends DataBuffer> one
                ? super.writeWith(one.doOnNext(copy::take).doOnNext(_ -> whole.run()))
                : super.writeWith(Flux.from(body).doOnNext(copy::take).doOnComplete(whole));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(
                Flux.from(body).map(part -> Flux.from(part).doOnNext(copy::take)));
    }
}
