package io.actionsgateway.webhook.sweep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one look at a log has cost and found; for one thread. */
final class Spent {

    long lists;
    long gets;
    long redeliveries;
    long pulled;

    @Nullable
    Instant newest;
}
