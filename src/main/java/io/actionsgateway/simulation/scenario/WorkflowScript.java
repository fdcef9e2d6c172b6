package io.actionsgateway.simulation.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A workflow file and how its runs are played.
 *
 * @param id GitHub's number of it
 * @param name as it calls itself
 * @param runName what its runs are called, may name inputs
 * @param path of the file in the repository
 * @param events what starts it, such as {@code workflow_dispatch}
 * @param inputs what a dispatch may send
 * @param concurrency the group its runs wait for
 * @param takes how long a whole run takes, in seconds, may name an input
 * @param jobs in the file's order
 * @param source the file's text, where there is one
 */
public record WorkflowScript(
        long id,
        String name,
        String runName,
        String path,
        List<String> events,
        List<InputScript> inputs,
        @Nullable ConcurrencyScript concurrency,
        String takes,
        List<JobScript> jobs,
        @Nullable String source) {

    public static final String DISPATCH = "workflow_dispatch";

    public WorkflowScript {
        events = List.copyOf(events);
        inputs = List.copyOf(inputs);
        jobs = List.copyOf(jobs);
    }

    /** A file that can only be dispatched. */
    public static WorkflowScript dispatched(
            long id, String name, String path, List<InputScript> inputs, String takes, List<JobScript> jobs) {
        return new WorkflowScript(id, name, name, path, List.of(DISPATCH), inputs, null, takes, jobs, null);
    }

    /** The same file, with one run at a time in a group. */
    public WorkflowScript alone(ConcurrencyScript group) {
        return new WorkflowScript(id, name, runName, path, events, inputs, group, takes, jobs, source);
    }

    /** The same file, started by other events. */
    public WorkflowScript on(String... others) {
        return new WorkflowScript(id, name, runName, path, List.of(others), inputs, concurrency, takes, jobs, source);
    }

    /** The job of that key. */
    public JobScript job(String key) {
        return jobs.stream().filter(job -> job.key().equals(key)).findFirst().orElseThrow();
    }

    /** What was sent, completed by the defaults, in the file's order. */
    public SequencedMap<String, String> complete(Map<String, String> sent) {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        inputs.forEach(input -> all.put(input.name(), input.value(sent.get(input.name()))));
        return all;
    }

    /** The file's name, by which callers may mean it. */
    public String file() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
