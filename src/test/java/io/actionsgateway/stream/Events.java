package io.actionsgateway.stream;

import java.time.Instant;

/** Events as tests need them. */
public final class Events {

    private Events() {}

    /** The event of a run at a place. */
    public static FeedPage.Event at(LogPosition place, long runId) {
        EventView view = new EventView(
                place.text(),
                EventView.RUN,
                "octo-org/hello-world",
                42L,
                runId,
                1,
                null,
                "CI",
                "CI",
                ".github/workflows/ci.yml",
                "push",
                "main",
                "abc",
                "queued",
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                null,
                new EventView.Source("delivery", 1L));
        return new FeedPage.Event(place, view, "{}");
    }
}
