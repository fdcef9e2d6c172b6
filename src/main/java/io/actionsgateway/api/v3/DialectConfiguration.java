package io.actionsgateway.api.v3;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

/** Puts the dialect where GitHub Enterprise Server has its API. */
@Configuration(proxyBeanMethods = false)
class DialectConfiguration {

    private static final int BEFORE_CONTROLLERS = -1;

    @Bean
    SimpleUrlHandlerMapping dialect(DialectHandler handler, GraphQlHandler graphQl) {
        return new SimpleUrlHandlerMapping(
                Map.of(
                        DialectHandler.ROOT,
                        handler,
                        DialectHandler.ROOT + "/**",
                        handler,
                        GraphQlHandler.PATH,
                        graphQl),
                BEFORE_CONTROLLERS);
    }
}
