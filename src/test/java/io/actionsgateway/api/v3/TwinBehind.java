package io.actionsgateway.api.v3;

import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The GitHub behind the service, and all that the service asks it. */
@TestConfiguration(proxyBeanMethods = false)
public class TwinBehind {

    /** What the service shows GitHub; callers must never see it. */
    public static final String TOKEN = "c4n4ry-of-the-service-at-github";

    private static final Instant START = Instant.parse("2026-07-01T10:00:00Z");

    /** Services share a database, and twins of the same time number their runs alike. */
    private static final AtomicInteger TWINS = new AtomicInteger();

    @Bean
    SteppedTimeline twinTime() {
        return Timeline.stepped(START.plus(Duration.ofDays(TWINS.getAndIncrement())));
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
