package io.actionsgateway.stream;

/** Where to begin to follow the log. */
public sealed interface From {

    /** With what happens from now on. */
    record Now() implements From {}

    /** With the oldest event that is kept. */
    record Earliest() implements From {}

    /**
     * Behind a place.
     *
     * @param position that was given out before
     */
    record After(LogPosition position) implements From {}
}
