package io.actionsgateway.simulation.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlowingTimelineTests {

    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private final HandClock clock = new HandClock();
    private final List<String> moves = Collections.synchronizedList(new ArrayList<>());
    private final Timeline timeline = Timeline.of(clock, Tempo.STEPPED);

    @AfterEach
    void close() {
        timeline.close();
    }

    private void noteAfter(Duration delay, String name) {
        timeline.after(delay, () -> moves.add(name + " " + timeline.now()));
    }

    @Test
    void standsStillUntilItIsAdvanced() {
        noteAfter(Duration.ofSeconds(1), "first");
        noteAfter(Duration.ofSeconds(1), "second");
        noteAfter(Duration.ofSeconds(9), "later");
        clock.instant = START.plusSeconds(3_600);

        assertThat(timeline.now()).isEqualTo(START);
        timeline.advance(Duration.ofSeconds(3));

        assertThat(moves).containsExactly("first 2026-05-01T10:00:01Z", "second 2026-05-01T10:00:01Z");
        assertThat(timeline.now()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void passesAsOftenAsItsFactorSays() {
        timeline.become(Tempo.accelerated(60));
        clock.instant = START.plusSeconds(10);

        assertThat(timeline.now()).isEqualTo(START.plusSeconds(600));
        timeline.become(Tempo.REAL);
        clock.instant = START.plusSeconds(15);
        assertThat(timeline.now()).isEqualTo(START.plusSeconds(605));
    }

    @Test
    void neverGoesBack() {
        timeline.become(Tempo.REAL);
        clock.instant = START.plusSeconds(10);
        Instant seen = timeline.now();
        clock.instant = START.plusSeconds(4);

        assertThat(timeline.now()).isEqualTo(seen);
        timeline.become(Tempo.STEPPED);
        assertThat(timeline.now()).isEqualTo(seen);
    }

    @Test
    void keepsWhatIsToHappenWhenItSwitches() {
        noteAfter(Duration.ofMinutes(5), "kept");
        timeline.become(Tempo.accelerated(10_000));
        timeline.become(Tempo.REAL);

        timeline.advance(Duration.ofMinutes(5));

        assertThat(moves).containsExactly("kept 2026-05-01T10:05:00Z");
    }

    @Test
    void playsAnHourInNoTimeAndEachMoveAtItsInstant() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(60);
        try (Timeline fast = Timeline.of(Clock.systemUTC(), Tempo.accelerated(10_000))) {
            everyMinute(fast, done);

            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(moves).hasSize(60);
            assertThat(Duration.between(Instant.parse(moves.getFirst()), Instant.parse(moves.getLast())))
                    .isEqualTo(Duration.ofMinutes(59));
        }
    }

    private void everyMinute(Timeline fast, CountDownLatch left) {
        fast.after(Duration.ofMinutes(1), () -> {
            moves.add(fast.now().toString());
            left.countDown();
            if (left.getCount() > 0) {
                everyMinute(fast, left);
            }
        });
    }

    @Test
    void endsAnEpisodeAlone() {
        Timeline episode = timeline.episode();
        episode.after(Duration.ofSeconds(1), () -> moves.add("never"));
        noteAfter(Duration.ofSeconds(1), "still");

        episode.close();
        episode.after(Duration.ofSeconds(1), () -> moves.add("too late"));
        timeline.advance(Duration.ofSeconds(2));

        assertThat(moves).containsExactly("still 2026-05-01T10:00:01Z");
    }

    @Test
    void readsATempoByItsName() {
        assertThat(Tempo.parse("real")).isEqualTo(Tempo.REAL);
        assertThat(Tempo.parse("stepped")).isEqualTo(Tempo.STEPPED);
        assertThat(Tempo.parse("accelerated:60")).hasToString("accelerated:60");
        for (String wrong : List.of("fast", "accelerated", "accelerated:1", "accelerated:100001")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Tempo.parse(wrong));
        }
    }

    @Test
    void leavesATestsTimeToTheTest() {
        Timeline stepped = Timeline.stepped(START);

        assertThatThrownBy(() -> stepped.become(Tempo.REAL)).isInstanceOf(UnsupportedOperationException.class);
    }

    private static final class HandClock extends Clock {

        private volatile Instant instant = START;

        @Override
        public Instant instant() {
            return instant;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
