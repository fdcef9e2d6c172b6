package io.actionsgateway.platform.http;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.DisposableChannel;
import reactor.netty.http.server.HttpServerRequest;

/** Ends conversations with those who do not listen. */
public final class Hangup {

    private Hangup() {}

    /**
     * Closes the connection of an exchange at once: what is still to be written, and is not taken, is dropped. Does
     * nothing on a server that is not Netty.
     *
     * @param exchange whose answer is not read
     */
    public static void on(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        Object netty = ServerHttpRequestDecorator.getNativeRequest(request);
        if (netty instanceof HttpServerRequest connected) {
            connected.withConnection(DisposableChannel::dispose);
        }
    }
}
