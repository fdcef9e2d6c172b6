package io.actionsgateway.platform.http;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Fails what {@link HeadGuard} put in, so that it is answered in the shape of its path. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class RefusedHeads implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String refusal = exchange.getRequest().getHeaders().getFirst(HeadGuard.REFUSED);
        return refusal == null
                ? chain.filter(exchange)
                : Mono.error(Refusal.valueOf(refusal).failure());
    }
}
