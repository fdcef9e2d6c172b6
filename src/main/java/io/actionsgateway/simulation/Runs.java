package io.actionsgateway.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** All runs by id. Remembers the latest 10,000: beyond that the oldest completed one goes. */
final class Runs {

    private static final int KEPT = 10_000;

    private final SequencedMap<Long, WorkflowRun> runs = new TreeMap<>();
    private final Map<Long, WorkflowJob> jobs = new HashMap<>();
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final Ids ids;

    Runs(Ids ids) {
        this.ids = ids;
    }

    WorkflowRun create(WorkflowScript workflow, SequencedMap<String, String> inputs, Instant now) {
        WorkflowRun run = new WorkflowRun(ids, numbers.merge(workflow.id(), 1, Integer::sum), workflow, inputs, now);
        runs.put(run.id(), run);
        if (runs.size() > KEPT) {
            forgetOldest();
        }
        return run;
    }

    private void forgetOldest() {
        runs.values().stream()
                .filter(run -> run.latest().isCompleted())
                .findFirst()
                .ifPresent(oldest -> {
                    runs.remove(oldest.id());
                    oldest.attempts().forEach(attempt -> attempt.jobs().forEach(job -> jobs.remove(job.id())));
                });
    }

    /** Puts a job into its attempt. */
    void add(WorkflowJob job) {
        job.attempt().add(job);
        jobs.put(job.id(), job);
    }

    Optional<WorkflowRun> run(long id) {
        return Optional.ofNullable(runs.get(id));
    }

    /** A job as it stands in the latest attempt that has it. */
    Optional<WorkflowJob> job(long id) {
        return Optional.ofNullable(jobs.get(id));
    }

    List<WorkflowRun> newestFirst() {
        return List.copyOf(runs.sequencedValues().reversed());
    }
}
