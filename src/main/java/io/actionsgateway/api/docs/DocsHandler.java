package io.actionsgateway.api.docs;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Gives out something that is only read. */
@FunctionalInterface
interface DocsHandler extends WebHandler {

    /** What is read. */
    Mono<Content> content(ServerWebExchange exchange);

    @Override
    default Mono<Void> handle(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            return Mono.error(new MethodNotAllowedException(method, Set.of(HttpMethod.GET)));
        }
        return content(exchange).flatMap(content -> content.write(exchange.getResponse()));
    }

    /**
     * Bytes of a type.
     *
     * @param type such as {@code application/json}
     * @param bytes not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Content(MediaType type, byte[] bytes) {

        /** What a page of ours may load: nothing from elsewhere. */
        private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'";

        Mono<Void> write(ServerHttpResponse response) {
            response.getHeaders().setContentType(type);
            response.getHeaders().setContentLength(bytes.length);
            response.getHeaders().set("Content-Security-Policy", POLICY);
            return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
        }
    }
}
