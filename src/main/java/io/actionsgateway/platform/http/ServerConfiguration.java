package io.actionsgateway.platform.http;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/** Gives the web server its limits. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    LimitedServer limitedServer(ServerLimits limits) {
        return new LimitedServer(limits, limits.allowedHosts());
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
}
