package io.actionsgateway.stream.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPlanTests {

    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    private static final CallbackProperties LIMITS = Settings.allowing(List.of("hooks.example.com"), List.of());

    @Test
    void waitsTwiceAsLongEachTimeUpToALimit() {
        RetryPlan plan = new RetryPlan(LIMITS, () -> 1);

        assertThat(plan.next(1, START, START)).contains(START.plusSeconds(5));
        assertThat(plan.next(2, START, START)).contains(START.plusSeconds(10));
        assertThat(plan.next(5, START, START)).contains(START.plusSeconds(80));
        assertThat(plan.next(40, START, START)).contains(START.plus(Duration.ofHours(2)));
    }

    @Test
    void leavesHalfOfTheWaitToChance() {
        assertThat(new RetryPlan(LIMITS, () -> 0).next(1, START, START)).contains(START.plusMillis(2500));
    }

    @Test
    void givesUpAfterADay() {
        RetryPlan plan = new RetryPlan(LIMITS, new Random(7)::nextDouble);
        Instant now = START;
        int tries = 0;
        Optional<Instant> next = Optional.of(now);
        while (next.isPresent()) {
            now = next.get();
            tries++;
            next = plan.next(tries, START, now);
        }

        assertThat(tries).isBetween(20, 40);
        assertThat(Duration.between(START, now)).isBetween(Duration.ofHours(22), Duration.ofHours(24));
    }
}
