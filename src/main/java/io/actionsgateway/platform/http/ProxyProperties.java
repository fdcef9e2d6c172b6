package io.actionsgateway.platform.http;

import io.actionsgateway.platform.Network;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How clients reach us.
 *
 * @param externalUrl what our addresses begin with, such as {@code https://actions.example.com}; unset: what the client's
 *     request says
 * @param trustedProxies addresses or CIDR blocks of proxies in front of us; what others say of a client is not believed.
 *     A trusted proxy must set or drop all headers of the kind in {@code forwarded}
 * @param forwarded the headers by which these proxies tell of clients
 */
@ConfigurationProperties("actions.server")
record ProxyProperties(
        @Nullable URI externalUrl,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("x-forwarded") Forwarding forwarded) {

    ProxyProperties {
        trustedProxies = List.copyOf(trustedProxies);
        if (externalUrl != null && !isBase(externalUrl)) {
            throw new IllegalArgumentException(
                    "actions.server.external-url must be http(s)://host[:port][/prefix], without a slash at its end");
        }
    }

    private static boolean isBase(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getRawUserInfo() == null
                && !url.getRawPath().endsWith("/");
    }

    List<Network> trusted() {
        return Network.of(trustedProxies.toArray(String[]::new));
    }

    /** Kinds of headers. */
    enum Forwarding {
        /** {@code X-Forwarded-For}, {@code -Proto}, {@code -Host}, {@code -Port} and {@code -Prefix}. */
        X_FORWARDED,
        /** {@code Forwarded}, RFC 7239. */
        FORWARDED
    }
}
