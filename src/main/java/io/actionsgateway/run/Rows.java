package io.actionsgateway.run;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Session;

/** The rows that some observations are about, read in two queries however many there are; used in one transaction. */
final class Rows {

    private static final String RUNS = """
            select run.* from unnest(:ids, :attempts) as wanted (id, attempt)
            join workflow_run run on run.run_id = wanted.id and run.run_attempt = wanted.attempt""";

    private static final String JOBS = """
            select job.* from unnest(:ids, :attempts) as wanted (id, attempt)
            join workflow_job job on job.job_id = wanted.id and job.run_attempt = wanted.attempt""";

    private final EntityManager entities;
    private final Map<RunKey, WorkflowRun> runs = new HashMap<>();
    private final Map<JobKey, WorkflowJob> jobs = new HashMap<>();

    private Rows(EntityManager entities) {
        this.entities = entities;
    }

    static Rows load(EntityManager entities, Collection<RunObservation> observations) {
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
        Rows rows = new Rows(entities);
        rows.loadRuns(runKeys);
        rows.loadJobs(jobKeys);
        return rows;
    }

    private void loadRuns(Set<RunKey> keys) {
        if (!keys.isEmpty()) {
            query(RUNS, WorkflowRun.class, keys, RunKey::runId, RunKey::runAttempt)
                    .forEach(run -> runs.put(run.key(), run));
        }
    }

    private void loadJobs(Set<JobKey> keys) {
        if (!keys.isEmpty()) {
            query(JOBS, WorkflowJob.class, keys, JobKey::jobId, JobKey::runAttempt)
                    .forEach(job -> jobs.put(job.key(), job));
        }
    }

    private <K, E> List<E> query(
            String sql, Class<E> type, Set<K> keys, Function<K, Long> id, Function<K, Integer> attempt) {
        return entities.unwrap(Session.class)
                .createNativeQuery(sql, type)
                .setParameter("ids", keys.stream().map(id).toArray(Long[]::new))
                .setParameter("attempts", keys.stream().map(attempt).toArray(Integer[]::new))
                .getResultList();
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
        WorkflowRun run = runs.get(key);
        if (run == null) {
            run = new WorkflowRun(key, said, reach);
            runs.put(key, run);
            entities.persist(run);
            return true;
        }
        return run.advance(said, reach);
    }

    private boolean advance(RunObservation.OfJob said, Precedence reach) {
        WorkflowJob job = jobs.get(said.key());
        if (job == null) {
            job = new WorkflowJob(said.key(), said.runId(), said.details(), reach);
            jobs.put(said.key(), job);
            entities.persist(job);
            return true;
        }
        return job.advance(said.details(), reach);
    }
}
