package io.actionsgateway.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored delivery as it is given out.
 *
 * @param id its id in the inbox
 * @param hook the name of the hook that it came to
 * @param guid GitHub's name for the event; several hooks, and resubmissions, have the same
 * @param event what the unsigned header calls it
 * @param action the action that the body names, once it was read
 * @param state {@code received, processing, processed, ignored, replayed, quarantined} or {@code parked}
 * @param attempts how often a worker took it
 * @param reason why it is in a state other than {@code processed}
 * @param bodyBytes length of the body
 * @param bodySha256 digest of the body, in hex
 * @param receivedAt when it was received
 * @param finishedAt when it came to rest
 * @param pulled whether it was found in GitHub's log instead of being sent; then the body is GitHub's JSON written anew
 */
public record DeliveryView(
        long id,
        String hook,
        UUID guid,
        String event,
        @Nullable String action,
        String state,
        int attempts,
        @Nullable String reason,
        int bodyBytes,
        String bodySha256,
        Instant receivedAt,
        @Nullable Instant finishedAt,
        boolean pulled) {}
