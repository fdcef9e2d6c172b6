package io.actionsgateway.webhook.inbox;

import org.jspecify.annotations.Nullable;

/**
 * What became of a claimed delivery.
 *
 * @param claimed the delivery
 * @param state its last state
 * @param action the action that its body names
 * @param reason why, for every state but {@code processed}
 */
public record Finished(
        Claimed claimed,
        State state,
        @Nullable String action,
        @Nullable String reason) {

    /** The states in which a delivery rests. */
    public enum State {
        /** Understood, and its effect is in the database. */
        PROCESSED,
        /** Of an event that this service does not use. */
        IGNORED,
        /** The same body was delivered before under another GUID; to be verified with GitHub, not believed. */
        REPLAYED,
        /** Authentic but unusable. */
        QUARANTINED,
        /** Failed too often. */
        PARKED
    }
}
