package io.actionsgateway.stream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.stream.Events;
import io.actionsgateway.stream.FeedPage;
import io.actionsgateway.stream.LogPosition;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class RingTests {

    private static final LogPosition START = place(10, 0);

    private final Ring ring = new Ring(4, START);

    @Test
    void hasNothingUntilSomethingIsAppended() {
        Ring.Look.Nothing nothing = (Ring.Look.Nothing) ring.after(START, 10);

        StepVerifier.create(nothing.change())
                .then(() -> append(place(12, 0), 1, 2))
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        assertThat(found(START, 10)).containsExactly(1L, 2L);
    }

    @Test
    void goesOnBehindAPlace() {
        append(place(12, 0), 1, 2, 3);

        assertThat(found(place(11, 2), 10)).containsExactly(3L);
        assertThat(ring.after(place(12, 0), 10)).isInstanceOf(Ring.Look.Nothing.class);
    }

    @Test
    void movesOnWhereNothingHappened() {
        append(place(15, 0));

        Ring.Look.Found found = (Ring.Look.Found) ring.after(START, 10);
        assertThat(found.events()).isEmpty();
        assertThat(found.end()).isEqualTo(place(15, 0));
    }

    @Test
    void endsAFullPageAtItsLastEvent() {
        append(place(12, 0), 1, 2, 3);

        Ring.Look.Found found = (Ring.Look.Found) ring.after(START, 2);
        assertThat(found.events()).hasSize(2);
        assertThat(found.end()).isEqualTo(place(11, 2));
    }

    @Test
    void saysWhatItDoesNotHoldAnyMore() {
        append(place(12, 0), 1, 2, 3, 4, 5, 6);

        assertThat(ring.after(START, 10)).isInstanceOf(Ring.Look.Older.class);
        assertThat(ring.after(place(11, 1), 10)).isInstanceOf(Ring.Look.Older.class);
        assertThat(found(place(11, 2), 10)).containsExactly(3L, 4L, 5L, 6L);
    }

    private void append(LogPosition end, long... runs) {
        List<FeedPage.Event> events = LongStream.of(runs)
                .mapToObj(run -> Events.at(place(11, run), run))
                .toList();
        ring.append(events, end).run();
    }

    private List<Long> found(LogPosition place, int most) {
        return ((Ring.Look.Found) ring.after(place, most))
                .events().stream().map(event -> event.view().runId()).toList();
    }

    private static LogPosition place(long xid, long position) {
        return new LogPosition(1, xid, position);
    }
}
