package io.actionsgateway.simulation.recording;

/** What a {@link Replayer} does about a request that is not the next of its kind in the recording. */
public enum Mode {
    /** Refuses it and names the nearest recorded request. */
    STRICT,
    /** Repeats the latest answer to such a request; what was never asked is not found. */
    LENIENT
}
