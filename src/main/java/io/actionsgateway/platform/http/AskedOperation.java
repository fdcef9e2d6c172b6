package io.actionsgateway.platform.http;

import java.util.Map;
import java.util.Objects;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/** What a request asks for, in words that are few: never a path as it was sent. */
public final class AskedOperation {

    private static final String ATTRIBUTE = AskedOperation.class.getName();
    private static final String UNKNOWN = "unknown";

    private AskedOperation() {}

    /**
     * Says which operation it is.
     *
     * @param exchange of the request
     * @param id such as {@code actions/get-workflow-run}
     */
    public static void is(ServerWebExchange exchange, String id) {
        exchange.getAttributes().put(ATTRIBUTE, id);
    }

    /**
     * The operation, or the pattern of the path.
     *
     * @param exchange of the request
     * @return {@code unknown} before that is known, and for paths that lead nowhere
     */
    public static String of(ServerWebExchange exchange) {
        return of(exchange.getAttributes());
    }

    /**
     * The same.
     *
     * @param attributes of the exchange
     * @return {@code unknown} before that is known, and for paths that lead nowhere
     */
    public static String of(Map<String, Object> attributes) {
        Object pattern = attributes.get(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return Objects.toString(attributes.getOrDefault(ATTRIBUTE, Objects.toString(pattern, UNKNOWN)));
    }
}
