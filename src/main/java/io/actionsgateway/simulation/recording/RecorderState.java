package io.actionsgateway.simulation.recording;

import org.jspecify.annotations.Nullable;

/**
 * What a recorder does.
 *
 * @param phase idle, recording, or full: a full one has reached a limit, takes no more and waits to be stopped
 * @param name of the recording under way
 * @param seam where it listens
 * @param entries it has
 * @param bytes of their bodies
 */
public record RecorderState(
        Phase phase, @Nullable String name, @Nullable Seam seam, int entries, long bytes) {

    /** How far a recording is. */
    public enum Phase {
        IDLE,
        RECORDING,
        FULL
    }

    static final RecorderState IDLE = new RecorderState(Phase.IDLE, null, null, 0, 0);
}
