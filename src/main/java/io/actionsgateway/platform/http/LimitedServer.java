package io.actionsgateway.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Gives a web server its limits and its rules for heads. */
final class LimitedServer implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    private final ServerLimits limits;
    private final HeadRules rules;
    private final AtomicInteger open = new AtomicInteger();

    LimitedServer(ServerLimits limits, List<String> allowedHosts) {
        this.limits = limits;
        this.rules = new HeadRules(limits, new HostNames(allowedHosts));
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(this::limited);
    }

    private HttpServer limited(HttpServer server) {
        return server.readTimeout(limits.readTimeout())
                .requestTimeout(limits.requestTimeout())
                .httpRequestDecoder(decoder -> decoder.maxInitialLineLength(
                                (int) limits.maxTarget().toBytes())
                        .maxHeaderSize((int) limits.maxHeaders().toBytes()))
                .doOnChannelInit((observer, channel, address) -> equip(channel));
    }

    private void equip(Channel channel) {
        if (open.incrementAndGet() > limits.maxConnections()) {
            var _ = channel.close();
        }
        channel.closeFuture().addListener(closed -> open.decrementAndGet());
        HeadBytes bytes = new HeadBytes();
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addBefore(NettyPipeline.HttpCodec, "headBytes", bytes);
        pipeline.addAfter(NettyPipeline.HttpCodec, "headerDeadline", new HeaderDeadline(limits.headerTimeout()));
        pipeline.addAfter(NettyPipeline.HttpCodec, "headGuard", new HeadGuard(bytes, rules));
    }
}
