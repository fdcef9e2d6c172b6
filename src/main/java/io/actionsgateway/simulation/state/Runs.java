package io.actionsgateway.simulation.state;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The runs of a repository by id. Remembers the latest 10,000 or as many as told: beyond that the oldest completed one
 * goes. Guarded by the {@link World}.
 */
public final class Runs {

    private final SequencedMap<Long, WorkflowRun> runs = new TreeMap<>();
    private final Map<Long, WorkflowJob> jobs = new HashMap<>();
    private final Ids ids;
    private int kept = 10_000;

    Runs(Ids ids) {
        this.ids = ids;
    }

    public WorkflowRun create(Repository repository, Workflow workflow, Trigger trigger, Instant now) {
        WorkflowRun run = new WorkflowRun(ids, repository, workflow, trigger, now);
        runs.put(run.id(), run);
        if (runs.size() > kept) {
            forgetOldest();
        }
        return run;
    }

    /** Remembers only so many. */
    public void keep(int number) {
        kept = number;
    }

    private void forgetOldest() {
        runs.values().stream()
                .filter(run -> run.latest().isCompleted())
                .findFirst()
                .ifPresent(this::remove);
    }

    /** Forgets a run with all its jobs and all that they left. */
    public void remove(WorkflowRun run) {
        runs.remove(run.id());
        run.attempts().forEach(attempt -> attempt.jobs().forEach(job -> jobs.remove(job.id())));
        run.repository().artifacts().removeOf(run.id());
    }

    /** Puts a job into its attempt. */
    public void add(WorkflowJob job) {
        job.attempt().add(job);
        jobs.put(job.id(), job);
    }

    public Optional<WorkflowRun> run(long id) {
        return Optional.ofNullable(runs.get(id));
    }

    /** A job as it stands in the latest attempt that has it. */
    public Optional<WorkflowJob> job(long id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** A view, which moves on with them. */
    public SequencedCollection<WorkflowRun> newestFirst() {
        return Collections.unmodifiableSequencedCollection(
                runs.sequencedValues().reversed());
    }
}
