package io.actionsgateway.api.v1;

import io.actionsgateway.platform.Digests;
import java.util.HexFormat;
import org.reactivestreams.Publisher;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives every JSON answer to a GET an {@code ETag}, the digest of its bytes, and answers 304 without a body to a caller
 * that has it already. Pages are bounded, so an answer is small enough to be looked at whole.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, 13</a>
 */
@Component
@Order(0)
class ConditionalReads implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean read = HttpMethod.GET.equals(exchange.getRequest().getMethod())
                && exchange.getRequest().getPath().value().startsWith("/api/v1/");
        if (!read) {
            return chain.filter(exchange);
        }
        return chain.filter(exchange.mutate().response(new Tagged(exchange)).build());
    }

    private static final class Tagged extends ServerHttpResponseDecorator {

        private final ServerWebExchange exchange;

        Tagged(ServerWebExchange exchange) {
            super(exchange.getResponse());
            this.exchange = exchange;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            boolean json =
                    MediaType.APPLICATION_JSON.equalsTypeAndSubtype(getHeaders().getContentType());
            boolean ok = getStatusCode() == null || HttpStatus.OK.equals(getStatusCode());
            return json && ok ? DataBufferUtils.join(body).flatMap(this::write) : super.writeWith(body);
        }

        private Mono<Void> write(DataBuffer body) {
            byte[] bytes = new byte[body.readableByteCount()];
            body.read(bytes);
            DataBufferUtils.release(body);
            if (getHeaders().getCacheControl() == null) {
                getHeaders().setCacheControl("private, no-cache");
            }
            if (exchange.checkNotModified("\"" + digest(bytes) + "\"")) {
                getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
                return setComplete();
            }
            getHeaders().setContentLength(bytes.length);
            return super.writeWith(Mono.just(bufferFactory().wrap(bytes)));
        }

        private static String digest(byte[] bytes) {
            return HexFormat.of().formatHex(Digests.sha256().digest(bytes), 0, 16);
        }
    }
}
