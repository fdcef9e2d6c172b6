package io.actionsgateway.api.quota;

import io.actionsgateway.security.ApiCaller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells on each answer, refusals included, what the caller has left, in GitHub's headers. In front of the door, and last
 * before an answer leaves: what GitHub said of our own budget is written over. An answer 304 costs nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class ShareHeaders implements WebFilter {

    private static final String API = "/api/";
    private static final String PREFIX = "X-RateLimit-";

    private final CallerShares shares;

    ShareHeaders(CallerShares shares) {
        this.shares = shares;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> {
            tell(exchange);
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    private void tell(ServerWebExchange exchange) {
        ApiCaller caller = exchange.getAttribute(ApiCaller.ATTRIBUTE);
        if (caller != null) {
            giveBackUnchanged(exchange, caller);
            write(exchange.getResponse().getHeaders(), shares.of(caller));
        } else if (exchange.getRequest().getURI().getRawPath().startsWith(API)) {
            write(exchange.getResponse().getHeaders(), shares.nobodys());
        }
    }

    private void giveBackUnchanged(ServerWebExchange exchange, ApiCaller caller) {
        Instant place = (@Nullable Instant) exchange.getAttributes().remove(QuotaFilter.PLACE);
        boolean unchanged =
                HttpStatus.NOT_MODIFIED.equals(exchange.getResponse().getStatusCode());
        if (place != null && unchanged) {
            shares.giveBack(caller, place);
        }
    }

    private static void write(HttpHeaders headers, CallerShare share) {
        headers.set(PREFIX + "Limit", Integer.toString(share.limit()));
        headers.set(PREFIX + "Remaining", Integer.toString(share.remaining()));
        headers.set(PREFIX + "Used", Integer.toString(share.used()));
        headers.set(PREFIX + "Reset", Long.toString(share.resetAt().getEpochSecond()));
        headers.set(PREFIX + "Resource", "core");
    }
}
