package io.actionsgateway.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows that some observations are about, read in two queries however many there are; used in one transaction. */
final class Rows {

    private final RunTable runTable;
    private final JobTable jobTable;
    private final Map<RunKey, WorkflowRun> runs = new HashMap<>();
    private final Map<JobKey, WorkflowJob> jobs = new HashMap<>();
    private final Set<RunKey> changedRuns = new LinkedHashSet<>();
    private final Set<JobKey> changedJobs = new LinkedHashSet<>();

    private Rows(RunTable runTable, JobTable jobTable) {
        this.runTable = runTable;
        this.jobTable = jobTable;
    }

    static Rows load(RunTable runTable, JobTable jobTable, Collection<RunObservation> observations) {
        Set<RunKey> runKeys = new LinkedHashSet<>();
        Set<JobKey> jobKeys = new LinkedHashSet<>();
        for (RunObservation observation : observations) {
            switch (observation) {
                case RunObservation.OfRun run -> runKeys.add(run.key());
                case RunObservation.OfJob job -> {
                    jobKeys.add(job.key());
                    runKeys.add(job.runKey());
                }
            }
        }
        Rows rows = new Rows(runTable, jobTable);
        runTable.find(runKeys).forEach(run -> rows.runs.put(run.key(), run));
        jobTable.find(jobKeys).forEach(job -> rows.jobs.put(job.key(), job));
        return rows;
    }

    /** Writes down what was changed. */
    void save() {
        runTable.save(changedRuns.stream().map(runs::get).toList());
        jobTable.save(changedJobs.stream().map(jobs::get).toList());
    }

    /** Lets the row take the observation in; says how far that reaches and what it changes. */
    Step advance(RunObservation observation) {
        return switch (observation) {
            case RunObservation.OfRun run -> {
                Precedence reach = Precedence.of(run.details(), run.evidence());
                RunDetails before = row(run.key()).map(WorkflowRun::details).orElse(null);
                boolean forward = advance(run.key(), run.details(), reach);
                yield new Step(reach, forward, StateWords.of(before), run.details());
            }
            case RunObservation.OfJob job -> {
                Precedence reach = Precedence.of(job.details(), job.gateAt(), job.evidence());
                WorkflowJob before = jobs.get(job.key());
                StateWords words = before == null ? StateWords.NONE : before.words();
                boolean forward = advance(job, reach);
                // A job may be heard of before its run.
                advance(job.runKey(), job.run(), Precedence.supposed(job.evidence()));
                RunDetails run = row(job.runKey()).map(WorkflowRun::details).orElse(job.run());
                yield new Step(reach, forward, words, run);
            }
        };
    }

    private Optional<WorkflowRun> row(RunKey key) {
        return Optional.ofNullable(runs.get(key));
    }

    private boolean advance(RunKey key, RunDetails said, Precedence reach) {
        WorkflowRun before = runs.get(key);
        WorkflowRun after = before == null ? new WorkflowRun(key, said, reach) : before.join(said, reach);
        if (!after.equals(before)) {
            runs.put(key, after);
            changedRuns.add(key);
        }
        return before == null || reach.compareTo(before.precedence()) > 0;
    }

    private boolean advance(RunObservation.OfJob said, Precedence reach) {
        JobKey key = said.key();
        WorkflowJob before = jobs.get(key);
        WorkflowJob after = before == null
                ? new WorkflowJob(key, said.runId(), said.details(), reach)
                : before.join(said.details(), reach);
        if (!after.equals(before)) {
            jobs.put(key, after);
            changedJobs.add(key);
        }
        return before == null || reach.compareTo(before.precedence()) > 0;
    }
}
