package io.actionsgateway.api.v3;

import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The GitHub behind the service, and all that the service asks it. */
@TestConfiguration(proxyBeanMethods = false)
public class TwinBehind {

    /** What the service shows GitHub; callers must never see it. */
    public static final String TOKEN = "c4n4ry-of-the-service-at-github";

    @Bean
    SteppedTimeline twinTime() {
        return Timeline.stepped(Instant.parse("2026-05-01T10:00:00Z"));
    }

    @Bean(destroyMethod = "close")
    MockGitHub twin(SteppedTimeline time) {
        return MockGitHub.start(MockGitHubOptions.onAnyPort(time).seeded(7));
    }

    @Bean
    DynamicPropertyRegistrar whereTheTwinIs(MockGitHub twin) {
        return properties -> properties.add("actions.github.api-url", twin::url);
    }

    @Bean
    UpstreamCalls upstreamCalls() {
        return new UpstreamCalls();
    }

    @Bean
    TestCallers testCallers() {
        return new TestCallers();
    }
}
