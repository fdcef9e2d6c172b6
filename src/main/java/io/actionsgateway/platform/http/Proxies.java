package io.actionsgateway.platform.http;

import io.actionsgateway.platform.Network;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Believes proxies that are trusted, and nobody else. Each proxy tells who called it; who is no trusted proxy is the client,
 * and what is told of that call is how the client reached us. Immutable; thread-safe.
 */
@Component
class Proxies {

    private final List<Network> trusted;
    private final ProxyProperties.Forwarding kind;

    Proxies(ProxyProperties properties) {
        this.trusted = properties.trusted();
        this.kind = properties.forwarded();
    }

    /** Who called, and what is told of it. */
    Call of(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        InetAddress peer = remote == null ? null : remote.getAddress();
        if (peer == null || !isTrusted(peer)) {
            return new Call(peer, null, null, null, null);
        }
        Forwarded said = Forwarded.of(request.getHeaders(), kind);
        int hops = 0;
        InetAddress client = peer;
        for (String address : said.addresses().reversed()) {
            InetAddress caller = literal(address);
            if (caller == null) {
                break;
            }
            client = caller;
            if (!isTrusted(caller)) {
                break;
            }
            hops++;
        }
        return new Call(
                client,
                at(said.schemes(), hops),
                at(said.hosts(), hops),
                at(said.ports(), hops),
                at(said.prefixes(), hops));
    }

    private boolean isTrusted(InetAddress address) {
        byte[] bytes = address.getAddress();
        return trusted.stream().anyMatch(each -> each.holds(bytes));
    }

    /** A proxy that writes over what others said leaves one entry only. */
    private static @Nullable String at(List<String> entries, int hops) {
        return entries.isEmpty() ? null : entries.get(Math.max(0, entries.size() - 1 - hops));
    }

    /** Also {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711}; nothing for a name, which nobody looks up. */
    private static @Nullable InetAddress literal(String text) {
        boolean port = text.indexOf(':') == text.lastIndexOf(':') || text.startsWith("[");
        String address = port ? text.replaceFirst("(?<=[0-9\\]]):[0-9]{1,5}$", "") : text;
        try {
            return InetAddress.ofLiteral(address.replaceAll("^\\[|]$", ""));
        } catch (IllegalArgumentException name) {
            return null;
        }
    }

    /**
     * A client's call, as far as it can be believed.
     *
     * @param client his address
     * @param scheme unchecked, like the rest
     */
    record Call(
            @Nullable InetAddress client,
            @Nullable String scheme,
            @Nullable String host,
            @Nullable String port,
            @Nullable String prefix) {}
}
