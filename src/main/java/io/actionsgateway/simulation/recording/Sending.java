package io.actionsgateway.simulation.recording;

import java.time.Duration;

/**
 * A delivery on its way to the receiver.
 *
 * @param due since the replay's start, at the original speed
 * @param delivery what is sent
 * @param kind as it was, once more, or with a body that does not fit its signature
 */
record Sending(Duration due, Entry.Delivery delivery, Kind kind) {

    /** How it is sent. */
    public enum Kind {
        PLAIN,
        REPEATED,
        CORRUPTED,
        REDELIVERED
    }
}
