package io.actionsgateway.simulation.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimelineTests {

    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private final SteppedTimeline stepped = Timeline.stepped(START);

    @Test
    void movesInOrderAndSeesTheInstantEachMoveWasDueAt() {
        List<String> moves = new ArrayList<>();
        stepped.after(Duration.ofSeconds(2), () -> moves.add("second " + stepped.now()));
        stepped.after(Duration.ofSeconds(1), () -> {
            moves.add("first " + stepped.now());
            stepped.after(Duration.ofSeconds(1), () -> moves.add("third " + stepped.now()));
        });
        stepped.after(Duration.ofSeconds(9), () -> moves.add("too late"));

        stepped.advance(Duration.ofSeconds(3));

        assertThat(moves)
                .containsExactly(
                        "first 2026-05-01T10:00:01Z", "second 2026-05-01T10:00:02Z", "third 2026-05-01T10:00:02Z");
        assertThat(stepped.now()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void forgetsWhatHasNotHappenedWhenClosed() {
        List<String> moves = new ArrayList<>();
        stepped.after(Duration.ZERO, () -> moves.add("never"));

        stepped.close();
        stepped.advance(Duration.ofSeconds(1));

        assertThat(moves).isEmpty();
    }

    @Test
    void goesOnInRealTimeAfterAMoveFailed() throws InterruptedException {
        CountDownLatch moved = new CountDownLatch(1);
        try (Timeline real = Timeline.of(Clock.systemUTC())) {
            real.after(Duration.ZERO, () -> {
                throw new IllegalStateException("on purpose");
            });
            real.after(Duration.ofMillis(1), moved::countDown);

            assertThat(moved.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
