package io.actionsgateway.simulation.chaos;

import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer that breaks the connection. Only a real one breaks: it wants the server. */
record BrokenResponse(BiFunction<ServerWebExchange, Context, Mono<Void>> writer) implements ServerResponse {

    /** The connection is reset, and nothing was answered. */
    static ServerResponse reset() {
        return new BrokenResponse((exchange, context) -> Connections.reset(exchange.getResponse()));
    }

    /** The connection is closed, and nothing was answered. */
    static ServerResponse closed() {
        return new BrokenResponse((exchange, context) -> Connections.close(exchange.getResponse()));
    }

    /** Half of a body comes, with the length of the whole. */
    static ServerResponse cut(ServerResponse whole) {
        return new BrokenResponse((exchange, context) -> whole.writeTo(
                exchange.mutate().response(new Cut(exchange.getResponse())).build(), context));
    }

    @Override
    public Mono<Void> writeTo(ServerWebExchange exchange, Context context) {
        return writer.apply(exchange, context);
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatus.OK;
    }

    @Override
    public HttpHeaders headers() {
        return new HttpHeaders();
    }

    @Override
    public MultiValueMap<String, ResponseCookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    private static final class Cut extends ServerHttpResponseDecorator {

        private Cut(ServerHttpResponse whole) {
            super(whole);
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            // As a Mono, Netty would correct the length.
            Flux<DataBuffer> half =
                    DataBufferUtils.join(Flux.from(body)).map(Cut::half).flux();
            return super.writeWith(half).then(Connections.close(getDelegate()));
        }

        private static DataBuffer half(DataBuffer whole) {
            return whole.writePosition(whole.readPosition() + whole.readableByteCount() / 2);
        }
    }
}
