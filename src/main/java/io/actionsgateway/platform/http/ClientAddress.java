package io.actionsgateway.platform.http;

import java.net.InetAddress;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** From where a client calls, for logs and audit. Thread-safe. */
@Component
public class ClientAddress {

    private final Proxies proxies;

    ClientAddress(Proxies proxies) {
        this.proxies = proxies;
    }

    /**
     * The client's address, behind trusted proxies too.
     *
     * @param request of the client
     * @return an IP address, or {@code unknown}
     */
    public String of(ServerHttpRequest request) {
        InetAddress client = proxies.of(request).client();
        return client == null ? "unknown" : client.getHostAddress();
    }
}
