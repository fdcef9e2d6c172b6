package io.actionsgateway.stream;

import java.util.List;

/**
 * What a follower of the log gets at a time.
 *
 * @param events in the log's order; none where nothing was wanted for a while
 * @param end where the follower stands once he has them: he may go on from there later and misses nothing
 */
public record FeedPage(List<Event> events, LogPosition end) {

    /** Takes a copy. */
    public FeedPage {
        events = List.copyOf(events);
    }

    /**
     * Something happened.
     *
     * @param position its place
     * @param view what happened
     * @param json the view in JSON, written once for all followers
     */
    public record Event(LogPosition position, EventView view, String json) {}
}
