package io.actionsgateway.platform.http;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses requests with no {@code Host} or with several: who sits in front may have believed another one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112, 3.2</a>
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OneHost implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.HOST).size() != 1) {
            return Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST, "Send exactly one Host header."));
        }
        return chain.filter(exchange);
    }
}
