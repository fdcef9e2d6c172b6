package io.actionsgateway.platform.http;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** Refuses bodies below {@code /api} that are larger than anything there takes, at the latest when they get so large. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class LargestBody implements WebFilter {

    private final long most;

    LargestBody(ServerLimits limits) {
        this.most = limits.maxBody().toBytes();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        long declared = request.getHeaders().getContentLength();
        if (declared >= 0 || !request.getURI().getRawPath().startsWith("/api/")) {
            return declared > most ? Mono.error(tooLarge()) : chain.filter(exchange);
        }
        return chain.filter(exchange.mutate().request(new Measured(request)).build());
    }

    private ErrorResponseException tooLarge() {
        return Refusal.closing(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than " + most + " bytes.");
    }

    private final class Measured extends ServerHttpRequestDecorator {
        private long read;

        Measured(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().handle(this::measure);
        }

        private void measure(DataBuffer piece, SynchronousSink<DataBuffer> body) {
            read += piece.readableByteCount();
            if (read > most) {
                DataBufferUtils.release(piece);
                body.error(tooLarge());
            } else {
                body.next(piece);
            }
        }
    }
}
