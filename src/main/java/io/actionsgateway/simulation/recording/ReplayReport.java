package io.actionsgateway.simulation.recording;

import java.util.List;

/**
 * How a replay went.
 *
 * @param total of successful and failed
 * @param successful requests answered from the recording, or sendings answered as they should be
 * @param failed all others, and recorded requests that nobody made
 * @param differences one for each failure, at most 1,000, in the order in which they were found; requests that nobody
 *     made at the end, as recorded
 */
public record ReplayReport(int total, int successful, int failed, List<Difference> differences) {

    static final int MOST_DIFFERENCES = 1_000;

    public ReplayReport {
        differences = List.copyOf(differences);
    }

    static ReplayReport of(int successful, int failed, List<Difference> differences) {
        return new ReplayReport(
                successful + failed,
                successful,
                failed,
                differences.subList(0, Math.min(differences.size(), MOST_DIFFERENCES)));
    }
}
