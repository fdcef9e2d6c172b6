package io.actionsgateway.security.access;

import io.actionsgateway.platform.http.AskedOperation;
import io.actionsgateway.platform.http.ClientAddress;
import io.actionsgateway.platform.http.RequestId;
import io.actionsgateway.security.ApiCaller;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Logs each request to the API once, when it is answered: as {@code access}, with nothing of it that could hold a secret. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class AccessLog implements WebFilter {

    private static final Logger log = LoggerFactory.getLogger("access");
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.values());

    private final ClientAddress addresses;

    AccessLog(ClientAddress addresses) {
        this.addresses = addresses;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!log.isInfoEnabled() || !exchange.getRequest().getURI().getRawPath().startsWith("/api/")) {
            return chain.filter(exchange);
        }
        long begun = System.nanoTime();
        exchange.getResponse().beforeCommit(() -> {
            tell(exchange, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    private void tell(ServerWebExchange exchange, long millis) {
        HttpMethod sent = exchange.getRequest().getMethod();
        String method = METHODS.contains(sent) ? sent.name() : "other";
        HttpStatusCode set = exchange.getResponse().getStatusCode();
        int status = set == null ? 200 : set.value();
        String operation = AskedOperation.of(exchange);
        ApiCaller caller = exchange.getAttribute(ApiCaller.ATTRIBUTE);
        log.atInfo()
                .addKeyValue("method", method)
                .addKeyValue("operation", operation)
                .addKeyValue("status", status)
                .addKeyValue("millis", millis)
                .addKeyValue("request_id", RequestId.of(exchange))
                .addKeyValue("subject", caller == null ? "" : caller.subject())
                .addKeyValue("client_address", addresses.of(exchange.getRequest()))
                .log("{} {} {}", method, operation, status);
    }
}
