package io.actionsgateway.webhook.intake;

import io.micrometer.observation.ObservationPredicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/** Keeps the framework's observation of requests, which costs about as much as a signature, off the hooks. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    ObservationPredicate hooksAreNotObserved() {
        return (name, context) -> {
            ServerHttpRequest request =
                    context instanceof ServerRequestObservationContext server ? server.getCarrier() : null;
            return request == null || !WebhookIntake.isHook(request.getPath());
        };
    }
}
