package io.actionsgateway.platform.http;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Pages of other origins may not call us: what a browser asks beforehand is not found. Behind security. */
@Component
@Order(0)
class NoPreflight implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getRequest().getMethod().equals(HttpMethod.OPTIONS)
                ? Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND, "Not Found"))
                : chain.filter(exchange);
    }
}
