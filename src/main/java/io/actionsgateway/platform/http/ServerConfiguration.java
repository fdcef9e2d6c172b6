package io.actionsgateway.platform.http;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** Gives the web server its limits. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> serverLimits(ServerLimits limits) {
        return factory -> factory.addServerCustomizers(server -> limited(server, limits));
    }

    /** As many event loops as processors; the framework's least of four makes a small machine switch between them. */
    @Bean
    ReactorResourceFactory eventLoops() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResourcesSupplier(() ->
                LoopResources.create("http", Math.max(2, Runtime.getRuntime().availableProcessors()), true));
        return resources;
    }

    private static HttpServer limited(HttpServer server, ServerLimits limits) {
        return server.readTimeout(limits.readTimeout())
                .requestTimeout(limits.requestTimeout())
                .doOnChannelInit((observer, channel, address) -> channel.pipeline()
                        .addAfter(
                                NettyPipeline.HttpCodec, "headerDeadline", new HeaderDeadline(limits.headerTimeout())));
    }
}
