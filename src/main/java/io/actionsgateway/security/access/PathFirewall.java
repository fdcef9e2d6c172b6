package io.actionsgateway.security.access;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Refuses paths that readers could understand differently. GitHub's dialect reads its paths by itself, because names of
 * environments may hold slashes; everything else gets the framework's strict rules. Refusals go the way of all others.
 */
@Component
class PathFirewall implements ServerWebExchangeFirewall, ServerExchangeRejectedHandler {

    private static final String DIALECT = "/api/v3/";

    private final StrictServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();

    PathFirewall() {
        strict.setAllowedHttpMethods(List.of(HttpMethod.values()));
        strict.setAllowUrlEncodedSlash(true);
    }

    @Override
    public Mono<ServerWebExchange> getFirewalledExchange(ServerWebExchange exchange) {
        return exchange.getRequest().getURI().getRawPath().startsWith(DIALECT)
                ? Mono.just(exchange)
                : strict.getFirewalledExchange(exchange);
    }

    /** The reason stays here: it repeats what was sent. */
    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejected) {
        return Mono.error(new ResponseStatusException(
                HttpStatus.BAD_REQUEST,
                "The request was refused: its path, query or headers hold what a server could misread."));
    }
}
