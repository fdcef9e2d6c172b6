package io.actionsgateway.stream.record;

import io.actionsgateway.stream.FeedPage;
import io.actionsgateway.stream.LogPosition;
import java.time.Duration;
import java.util.List;

/**
 * A look at the log.
 *
 * @param events in order; settled: nothing will ever come between or before them
 * @param end up to where the look reached
 * @param more whether there are more settled events behind it
 * @param unsettled how long the oldest event has waited that is there but not settled, because an older transaction is
 *     still under way; zero when there is none, or when there are more events before it
 */
public record LogPage(List<FeedPage.Event> events, LogPosition end, boolean more, Duration unsettled) {

    /** Takes a copy. */
    public LogPage {
        events = List.copyOf(events);
    }
}
