package io.actionsgateway.simulation.rest;

import java.net.InetSocketAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Whose budget a request uses up: that of its token, whatever the scheme before it, or that of its address without one.
 *
 * @param key tells budgets apart; holds the token, so it is never shown
 * @param address where the request comes from
 * @param anonymous whether it came without a token
 */
record Spender(String key, String address, boolean anonymous) {

    static Spender of(ServerRequest request) {
        String authorization = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        String address = request.remoteAddress().map(Spender::text).orElse("127.0.0.1");
        return authorization == null
                ? new Spender("address " + address, address, true)
                : new Spender("token " + authorization.replaceFirst("^(?i:token|bearer) +", ""), address, false);
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress();
    }

    @Override
    public String toString() {
        return anonymous ? "Spender[" + address + "]" : "Spender[***]";
    }
}
