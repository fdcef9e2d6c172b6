package io.actionsgateway.api.docs;

import io.actionsgateway.api.docs.DocsHandler.Content;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import reactor.core.publisher.Mono;

/** Puts the documents and the page where the door lets everybody read them. */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration {

    private static final int BEFORE_THE_DIALECT = -2;

    private static final String PAGE = "/api/docs";

    @Bean
    SimpleUrlHandlerMapping docs(DocsProperties docs, DialectDocument dialect, OwnDocument own) {
        Map<String, DocsHandler> handlers = new HashMap<>();
        if (docs.enabled()) {
            handlers.put("/api/v3/openapi.json", document(dialect));
            handlers.put("/api/v1/openapi.json", document(own));
            handlers.put(PAGE, exchange -> Assets.read(Assets.PAGE));
            Assets.FILES.keySet().forEach(file -> handlers.put(PAGE + "/" + file, exchange -> Assets.read(file)));
        }
        return new SimpleUrlHandlerMapping(handlers, BEFORE_THE_DIALECT);
    }

    private static DocsHandler document(Describer describer) {
        return exchange -> Mono.fromCallable(
                () -> new Content(MediaType.APPLICATION_JSON, describer.document(exchange.getRequest())));
    }
}
