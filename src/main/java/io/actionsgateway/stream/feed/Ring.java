package io.actionsgateway.stream.feed;

import io.actionsgateway.stream.FeedPage;
import io.actionsgateway.stream.LogPosition;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The newest part of the log, in memory: everything between two places. Thread-safe; holds its lock for moments. */
final class Ring {

    /** What lies behind a place. */
    sealed interface Look {

        /** Events, possibly none, and how far they reach. */
        record Found(List<FeedPage.Event> events, LogPosition end) implements Look {}

        /** Nothing yet; {@code change} completes when there is. */
        record Nothing(Mono<Void> change) implements Look {}

        /** That part is not held here. */
        record Older() implements Look {}
    }

    private final FeedPage.Event[] cells;
    private long first;
    private long next;
    private LogPosition start;
    private LogPosition end;
    private Sinks.Empty<Void> change = Sinks.empty();

    /** Holds nothing; what follows the place is yet to come. */
    Ring(int size, LogPosition place) {
        this.cells = new FeedPage.Event[size];
        this.start = place;
        this.end = place;
    }

    /** Adds what lies behind {@link #end()}; whoever waits for it is told by {@code told}, outside of the lock. */
    Runnable append(List<FeedPage.Event> events, LogPosition upTo) {
        Sinks.Empty<Void> told;
        synchronized (this) {
            for (FeedPage.Event event : events) {
                add(event);
            }
            end = upTo;
            told = change;
            change = Sinks.empty();
        }
        return told::tryEmitEmpty;
    }

    synchronized LogPosition end() {
        return end;
    }

    synchronized Look after(LogPosition place, int most) {
        if (place.compareTo(start) < 0) {
            return new Look.Older();
        }
        if (place.compareTo(end) >= 0) {
            return new Look.Nothing(change.asMono());
        }
        long from = firstBehind(place);
        long to = Math.min(next, from + most);
        List<FeedPage.Event> found = new ArrayList<>();
        for (long i = from; i < to; i++) {
            found.add(cell(i));
        }
        return new Look.Found(found, to == next ? end : found.getLast().position());
    }

    private void add(FeedPage.Event event) {
        if (next - first == cells.length) {
            start = cell(first).position();
            first++;
        }
        cells[(int) (next % cells.length)] = event;
        next++;
    }

    private long firstBehind(LogPosition place) {
        long low = first;
        long high = next;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (cell(middle).position().compareTo(place) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private FeedPage.Event cell(long number) {
        return cells[(int) (number % cells.length)];
    }
}
