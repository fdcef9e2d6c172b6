package io.actionsgateway.simulation.chaos;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.util.function.Consumer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** The wire below an answer. */
final class Connections {

    private Connections() {}

    static Mono<Void> close(ServerHttpResponse response) {
        return onWire(response, channel -> {
            var _ = channel.close();
        });
    }

    /** Closes without the usual farewell: the caller sees a reset. */
    static Mono<Void> reset(ServerHttpResponse response) {
        return onWire(response, channel -> {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            var _ = channel.close();
        });
    }

    private static Mono<Void> onWire(ServerHttpResponse response, Consumer<Channel> what) {
        return Mono.fromRunnable(() -> {
            HttpServerResponse wire = ServerHttpResponseDecorator.getNativeResponse(response);
            wire.withConnection(connection -> what.accept(connection.channel()));
        });
    }
}
