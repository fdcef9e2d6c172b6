package io.actionsgateway.platform.http;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Says on every answer, refusals included, that browsers may do nothing with it, and caches keep nothing unless the
 * answer says otherwise. The browsable description of the API may run its own scripts.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#security-headers">OWASP:
 *     security headers</a>
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AnswerHeaders implements WebFilter {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    private static final String OWN_PAGE = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";
    private static final String A_YEAR = "max-age=31536000";
    private static final String NOT_KEPT = "no-store";

    private final ExternalUrl external;

    AnswerHeaders(ExternalUrl external) {
        this.external = external;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", isPage(request.getURI().getRawPath()) ? OWN_PAGE : NOTHING);
        headers.set(HttpHeaders.CACHE_CONTROL, NOT_KEPT);
        if (external.isSecure(request)) {
            headers.set("Strict-Transport-Security", A_YEAR);
        }
        return chain.filter(exchange);
    }

    private static boolean isPage(String path) {
        return path.equals("/api/docs") || path.startsWith("/api/docs/") || path.startsWith("/webjars/");
    }
}
