package io.actionsgateway.api.error;

import org.springframework.web.server.ServerWebExchange;

/** GitHub's page on what an exchange asks for, so that refusals name it as GitHub's do. */
public final class Documentation {

    private static final String ATTRIBUTE = Documentation.class.getName();
    private static final String ANY = "https://docs.github.com/rest";

    private Documentation() {}

    /**
     * Says which page.
     *
     * @param exchange whose operation is known now
     * @param url the page
     */
    public static void of(ServerWebExchange exchange, String url) {
        exchange.getAttributes().put(ATTRIBUTE, url);
    }

    static String url(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, ANY);
    }
}
