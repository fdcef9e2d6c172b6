package io.actionsgateway.simulation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * A workflow file and how its runs are played.
 *
 * @param id GitHub's number of it
 * @param name as it calls itself
 * @param path of the file in the repository
 * @param inputs what a dispatch may send
 * @param jobs in the file's order
 */
record WorkflowScript(long id, String name, String path, List<InputScript> inputs, List<JobScript> jobs) {

    private static final Duration USUAL = Duration.ofSeconds(5);

    WorkflowScript {
        inputs = List.copyOf(inputs);
        jobs = List.copyOf(jobs);
    }

    /** Whether callers mean this workflow: they say its number or its file name. */
    boolean answersTo(String idOrFile) {
        return idOrFile.equals(Long.toString(id)) || path.endsWith("/" + idOrFile);
    }

    /** What was sent, completed by the defaults, in the file's order. */
    SequencedMap<String, String> complete(Map<String, String> sent) {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        inputs.forEach(input -> all.put(input.name(), sent.getOrDefault(input.name(), input.fallback())));
        return all;
    }

    /** How long a job stands in the queue: a fifth of its equal share of the run. */
    Duration queued(Map<String, String> inputs) {
        return share(inputs).dividedBy(5);
    }

    /** How long each step of a job takes. */
    Duration step(Map<String, String> inputs, JobScript job) {
        return share(inputs)
                .minus(queued(inputs))
                .dividedBy(Math.max(1, job.steps().size()));
    }

    private Duration share(Map<String, String> inputs) {
        String seconds = inputs.get("seconds");
        Duration total = seconds == null ? USUAL : Duration.ofSeconds(Long.parseLong(seconds));
        return total.dividedBy(Math.max(1, jobs.size()));
    }

    /** Whether the fragile steps of a run with these inputs fail. */
    boolean fails(Map<String, String> inputs) {
        return Objects.equals(inputs.get("outcome"), Conclusion.FAILURE.word());
    }
}
