package io.actionsgateway.simulation;

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
}
