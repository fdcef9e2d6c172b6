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

        assertThat(plan.next(1, START, START, null)).contains(START.plusSeconds(5));
        assertThat(plan.next(2, START, START, null)).contains(START.plusSeconds(10));
        assertThat(plan.next(5, START, START, null)).contains(START.plusSeconds(80));
        assertThat(plan.next(40, START, START, null)).contains(START.plus(Duration.ofHours(2)));
    }

    @Test
    void leavesHalfOfTheWaitToChance() {
        assertThat(new RetryPlan(LIMITS, () -> 0).next(1, START, START, null)).contains(START.plusMillis(2500));
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
            next = plan.next(tries, START, now, null);
        }

        assertThat(tries).isBetween(20, 40);
        assertThat(Duration.between(START, now)).isBetween(Duration.ofHours(22), Duration.ofHours(24));
    }

    @Test
    void staysAwayAsLongAsItIsAskedWithinLimits() {
        RetryPlan plan = new RetryPlan(LIMITS, () -> 1);

        assertThat(plan.next(1, START, START, Duration.ofMinutes(5))).contains(START.plusSeconds(300));
        assertThat(plan.next(5, START, START, Duration.ofSeconds(1))).contains(START.plusSeconds(80));
        assertThat(plan.next(1, START, START, Duration.ofDays(400))).contains(START.plus(Duration.ofHours(2)));
    }

    @Test
    void triesInTheLastMomentWhoeverAsksItToComeTooLate() {
        RetryPlan plan = new RetryPlan(LIMITS, () -> 1);
        Instant last = START.plus(Duration.ofHours(24));
        Instant late = last.minus(Duration.ofMinutes(10));

        assertThat(plan.next(1, START, late, Duration.ofHours(1))).contains(last);
        assertThat(plan.next(1, START, last, Duration.ofHours(1))).isEmpty();
    }
}
