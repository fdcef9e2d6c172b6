package io.actionsgateway.stream;

import reactor.core.publisher.Flux;

/** Wakes whoever waits for a run, whichever replica heard of the change. Thread-safe; never blocks. */
public interface RunSignals {

    /**
     * Changes of a run and of its jobs.
     *
     * @param runId the run, known or not
     * @return the run's id after each commit that changed it; a hint to look again, which may come without need, and which
     *     comes within a second or so also when notifications are lost. It never completes, and whoever does not take a
     *     hint in time gets one for many. Subscribe first, then look
     */
    Flux<Long> of(long runId);
}
