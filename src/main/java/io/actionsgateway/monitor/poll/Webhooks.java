package io.actionsgateway.monitor.poll;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How well a repository's webhooks tell us what happens. */
enum Webhooks {
    /** One came lately. */
    FRESH,
    /** Nothing was heard for a while, which may mean that nothing happened. */
    SILENT,
    /** GitHub told us something when asked that no webhook had told, and none has come since. */
    LATE;

    static Webhooks at(Instant now, @Nullable Instant toldAt, @Nullable Instant surprisedAt, Duration freshFor) {
        if (surprisedAt != null && (toldAt == null || !toldAt.isAfter(surprisedAt))) {
            return LATE;
        }
        return toldAt != null && toldAt.plus(freshFor).isAfter(now) ? FRESH : SILENT;
    }
}
