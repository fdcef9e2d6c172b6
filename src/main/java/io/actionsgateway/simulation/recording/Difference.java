package io.actionsgateway.simulation.recording;

import java.util.List;

/**
 * Where a replay went another way than its recording.
 *
 * @param kind what is different
 * @param about the request or the delivery
 * @param details what exactly; of an unexpected request, its differences to the nearest recorded one
 */
public record Difference(Kind kind, String about, List<String> details) {

    /** What can be different. */
    public enum Kind {
        /** A request that is not in the recording, or not so often. */
        UNEXPECTED,
        /** A recorded request that nobody made. */
        NEVER_ASKED,
        /** A delivery got an answer of another kind than when it was recorded. */
        STATUS_DIFFERS,
        /** A delivery whose body did not fit its signature was taken. */
        CORRUPTED_TAKEN,
        /** A delivery could not be sent, as its body was not kept. */
        NOT_KEPT
    }

    public Difference {
        details = List.copyOf(details);
    }
}
