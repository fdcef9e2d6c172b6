package io.actionsgateway.simulation;

import io.actionsgateway.simulation.recording.ClientTap;
import io.actionsgateway.simulation.recording.DeliveryTap;
import io.actionsgateway.simulation.time.Timeline;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the twin beside the application, where configuration says so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(prefix = "actions.simulation", name = "enabled", havingValue = "true")
class SimulationConfiguration {

    @Bean(destroyMethod = "close")
    MockGitHub mockGitHub(SimulationProperties properties, Clock clock) {
        return MockGitHub.start(properties.options(Timeline.of(clock)));
    }

    /** Hears what the application asks, once a recording listens at it. */
    @Bean
    ClientTap clientTap(MockGitHub mockGitHub) {
        return new ClientTap(mockGitHub.recorder());
    }

    /** Hears what is delivered to the application, once a recording listens at it. */
    @Bean
    DeliveryTap deliveryTap(MockGitHub mockGitHub) {
        return new DeliveryTap(mockGitHub.recorder());
    }
}
