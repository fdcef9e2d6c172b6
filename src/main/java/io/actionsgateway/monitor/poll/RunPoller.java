package io.actionsgateway.monitor.poll;

import io.actionsgateway.run.watch.Reason;
import io.actionsgateway.run.watch.WatchClaims;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks GitHub about the runs that somebody waits for, and about those that are to be checked. All replicas take part; each
 * run is asked about by one of them at a time.
 */
@Component
class RunPoller implements SmartLifecycle {

    private final WatchClaims claims;
    private final RunPoll poll;
    private final PollProperties properties;
    private final List<Lane> lanes = new ArrayList<>();

    RunPoller(WatchClaims claims, RunPoll poll, PollProperties properties) {
        this.claims = claims;
        this.poll = poll;
        this.properties = properties;
    }

    @Override
    public synchronized void start() {
        open("waited", List.of(Reason.WAITER), properties.waited());
        open("checked", List.of(Reason.DOUBT, Reason.GAP), properties.checked());
    }

    private void open(String name, List<Reason> reasons, int width) {
        if (width > 0) {
            Lane lane = new Lane(reasons, width, claims, poll, properties);
            lanes.add(lane);
            Thread.ofVirtual().name("run-poller-" + name).start(lane::work);
        }
    }

    @Override
    public synchronized void stop() {
        try {
            for (Lane lane : lanes) {
                lane.stop();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        lanes.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !lanes.isEmpty();
    }

    /** Stops before the database and the way out to GitHub do. */
    @Override
    public int getPhase() {
        return 1;
    }
}
