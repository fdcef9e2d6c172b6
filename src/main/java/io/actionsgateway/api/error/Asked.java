package io.actionsgateway.api.error;

import io.actionsgateway.security.audit.AuditEntry.What;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/** What an exchange asks for, so that the record of a refusal names it. Never the path as it came: it may hold a secret. */
public final class Asked {

    private static final String ATTRIBUTE = Asked.class.getName();
    private static final Map<HttpMethod, String> METHODS = methods();

    private Asked() {}

    /**
     * Says which operation.
     *
     * @param exchange whose operation is known now
     * @param operation its name at GitHub
     * @param variables of its path, decoded
     */
    public static void of(ServerWebExchange exchange, String operation, Map<String, String> variables) {
        exchange.getAttributes().put(ATTRIBUTE, What.of(operation, variables));
    }

    /** The operation if it is known, else the method and the pattern of the route, or the surface. */
    static What in(ServerWebExchange exchange, String surface) {
        What known = exchange.getAttribute(ATTRIBUTE);
        return known == null ? byRoute(exchange, surface) : known;
    }

    private static What byRoute(ServerWebExchange exchange, String surface) {
        PathPattern pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        boolean ours = pattern != null && pattern.getPatternString().startsWith(surface);
        String route = pattern != null && ours ? pattern.getPatternString() : surface;
        Map<String, String> variables =
                exchange.getAttributeOrDefault(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
        String method = METHODS.getOrDefault(exchange.getRequest().getMethod(), "OTHER");
        return What.of(method + " " + route, ours ? variables : Map.of());
    }

    private static Map<HttpMethod, String> methods() {
        Map<HttpMethod, String> methods = new HashMap<>();
        for (HttpMethod method : HttpMethod.values()) {
            methods.put(method, method.name());
        }
        return Map.copyOf(methods);
    }
}
