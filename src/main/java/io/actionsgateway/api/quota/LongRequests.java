package io.actionsgateway.api.quota;

import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/** Requests that last because nothing happens: they hold a connection and hardly anything else. */
final class LongRequests {

    private static final String OWN = "/api/v1/";

    private LongRequests() {}

    static boolean include(ServerWebExchange exchange) {
        String path = exchange.getRequest().getURI().getRawPath();
        return HttpMethod.GET.equals(exchange.getRequest().getMethod())
                && path.startsWith(OWN)
                && (path.endsWith("/wait") || path.endsWith("/logs/stream") || path.equals(OWN + "events"));
    }
}
