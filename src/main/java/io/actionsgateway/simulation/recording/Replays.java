package io.actionsgateway.simulation.recording;

import io.actionsgateway.simulation.time.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The latest 20 replays of deliveries. Thread-safe. */
public final class Replays {

    private static final int KEPT = 20;

    /**
     * A replay as it is told.
     *
     * @param report once it is finished
     */
    public record Replay(
            int id,
            String recording,
            String state,
            @Nullable ReplayReport report) {}

    private final Timeline timeline;
    private final SequencedMap<Integer, Replay> replays = new LinkedHashMap<>();
    private int last;

    public Replays(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Begins one; the answer comes while it is under way. */
    public Replay start(DeliveryReplay replay) {
        Replay started = begin(replay.recording().name());
        var _ = replay.start(timeline).thenAccept(report -> finish(started, report));
        return started;
    }

    private synchronized Replay begin(String recording) {
        if (replays.size() == KEPT) {
            replays.pollFirstEntry();
        }
        last++;
        Replay started = new Replay(last, recording, "running", null);
        replays.put(last, started);
        return started;
    }

    private synchronized void finish(Replay started, ReplayReport report) {
        replays.replace(started.id(), new Replay(started.id(), started.recording(), "finished", report));
    }

    public synchronized List<Replay> all() {
        return List.copyOf(replays.values());
    }
}
