package io.actionsgateway.monitor.why;

import io.actionsgateway.github.model.ConcurrencyGroup;
import io.actionsgateway.github.model.PendingDeployment;
import io.actionsgateway.github.model.WorkflowRun;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub says just now.
 *
 * @param gates environments that wait; {@code null} when it was not asked or did not answer
 * @param apps Apps with rules, by the environment that they hold back
 * @param groups concurrency groups that the run or its jobs wait for, with all who are in them; {@code null} as above
 * @param run the run itself; {@code null} as above
 * @param notes what it did not answer, and why
 */
record Asked(
        @Nullable List<PendingDeployment> gates,
        Map<String, List<String>> apps,
        @Nullable List<ConcurrencyGroup> groups,
        @Nullable WorkflowRun run,
        List<String> notes) {

    static final Asked NOTHING = new Asked(null, Map.of(), null, null, List.of());

    static Asked gates(List<PendingDeployment> gates, Map<String, List<String>> apps) {
        return new Asked(gates, apps, null, null, List.of());
    }

    static Asked groups(List<ConcurrencyGroup> groups) {
        return new Asked(null, Map.of(), groups, null, List.of());
    }

    static Asked run(WorkflowRun run) {
        return new Asked(null, Map.of(), null, run, List.of());
    }

    static Asked note(String note) {
        return new Asked(null, Map.of(), null, null, List.of(note));
    }

    /** Both answers, to different questions. */
    Asked and(Asked other) {
        return new Asked(
                gates == null ? other.gates : gates,
                apps.isEmpty() ? other.apps : apps,
                groups == null ? other.groups : groups,
                run == null ? other.run : run,
                Stream.concat(notes.stream(), other.notes.stream()).distinct().toList());
    }

    /** Whether GitHub confirmed that something holds the run back. */
    boolean confirms() {
        return (gates != null && !gates.isEmpty()) || (groups != null && !groups.isEmpty());
    }
}
