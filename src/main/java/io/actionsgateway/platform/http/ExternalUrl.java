package io.actionsgateway.platform.http;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Where a client reached us: what the addresses that we give out begin with. As configured; else as trusted proxies say;
 * else as the request does. What a proxy says in no proper form counts as not said. Thread-safe.
 */
@Component
public class ExternalUrl {

    private static final Pattern PREFIX = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*){1,10}/?");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final String SECURE = "https";

    private final @Nullable String configured;
    private final Proxies proxies;
    private final HostNames hosts;

    ExternalUrl(ProxyProperties properties, Proxies proxies, ServerLimits limits) {
        this.configured = properties.externalUrl() == null
                ? null
                : properties.externalUrl().toString();
        this.proxies = proxies;
        this.hosts = new HostNames(limits.allowedHosts());
    }

    /**
     * The server's root as the client sees it.
     *
     * @param request of the client
     * @return scheme, host and port, and a prefix if any; no slash at its end
     */
    public String of(ServerHttpRequest request) {
        if (configured != null) {
            return configured;
        }
        Proxies.Call call = proxies.of(request);
        String scheme = scheme(request, call);
        return scheme + "://" + withPort(host(request, call), scheme, call.port()) + prefix(call.prefix());
    }

    /** Whether the client's way to us is encrypted. */
    boolean isSecure(ServerHttpRequest request) {
        return scheme(request, proxies.of(request)).equals(SECURE);
    }

    private static String scheme(ServerHttpRequest request, Proxies.Call call) {
        String said = call.scheme() == null ? "" : call.scheme().toLowerCase(Locale.ROOT);
        return said.equals("http") || said.equals(SECURE)
                ? said
                : String.valueOf(request.getURI().getScheme());
    }

    private String host(ServerHttpRequest request, Proxies.Call call) {
        String said = call.host();
        return said != null && HostNames.isHost(said) && hosts.allow(said)
                ? said
                : String.valueOf(request.getHeaders().getFirst(HttpHeaders.HOST));
    }

    /** A proxy that tells only the scheme leaves the host, and its port, as the client said them. */
    private static String withPort(String host, String scheme, @Nullable String port) {
        if (port == null || !PORT.matcher(port).matches() || Integer.parseInt(port) > 65_535) {
            return host;
        }
        String name = host.replaceFirst(":[0-9]+$", "");
        return port.equals(scheme.equals(SECURE) ? "443" : "80") ? name : name + ":" + port;
    }

    private static String prefix(@Nullable String said) {
        return said == null || !PREFIX.matcher(said).matches() ? "" : said.replaceFirst("/$", "");
    }
}
