package io.actionsgateway.github.transport.cache;

import org.springframework.stereotype.Component;

/**
 * What is kept about runs, to be dropped when they change. Only for speed: an answer from before the change is not given
 * out even if it is still there. Thread-safe, never blocks, costs next to nothing when nothing is kept.
 */
@Component
public class RunEntries {

    private final CacheMemory memory;
    private final Flights flights;
    private final RunDrops drops;

    RunEntries(CacheMemory memory, Flights flights, RunDrops drops) {
        this.memory = memory;
        this.flights = flights;
        this.drops = drops;
    }

    /**
     * Drops what is kept about a run: in this replica's memory at once, in the shared table within seconds.
     *
     * @param runId the run that has changed
     */
    public void changed(long runId) {
        flights.close(runId);
        memory.removeRun(runId);
        drops.add(runId);
    }
}
