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

    CopiedResponse(ServerHttpResponse response, Copy copy) {
        super(response);
        this.copy = copy;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return body instanceof Mono<? extends DataBuffer> one
                ? super.writeWith(one.doOnNext(copy::take))
                : super.writeWith(Flux.from(body).doOnNext(copy::take));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(
                Flux.from(body).map(part -> Flux.from(part).doOnNext(copy::take)));
    }
}
