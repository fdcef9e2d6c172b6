package io.actionsgateway.simulation.recording;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request whose body is copied while it is read by whom it is for. */
final class CopiedRequest extends ServerHttpRequestDecorator {

    private final Copy copy;

    CopiedRequest(ServerHttpRequest request, Copy copy) {
        super(request);
        this.copy = copy;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody().doOnNext(copy::take);
    }
}
