package io.actionsgateway.platform.http;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Gives the web server its limits. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> serverLimits(ServerLimits limits) {
        return factory -> factory.addServerCustomizers(server -> limited(server, limits));
    }

    private static HttpServer limited(HttpServer server, ServerLimits limits) {
        return server.readTimeout(limits.readTimeout())
                .requestTimeout(limits.requestTimeout())
                .doOnChannelInit((observer, channel, address) -> channel.pipeline()
                        .addAfter(
                                NettyPipeline.HttpCodec, "headerDeadline", new HeaderDeadline(limits.headerTimeout())));
    }
}
