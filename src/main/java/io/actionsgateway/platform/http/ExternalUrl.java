package io.actionsgateway.platform.http;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Where a client reached us: what the addresses that we give out begin with. Thread-safe. */
@Component
public class ExternalUrl {

    /**
     * The server's root as the client sees it.
     *
     * @param request of the client
     * @return scheme, host and port, and a prefix if any; no slash at its end
     */
    public String of(ServerHttpRequest request) {
        return request.getURI().getScheme() + "://" + request.getHeaders().getFirst("Host");
    }
}
