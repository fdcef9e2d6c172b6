package io.actionsgateway.run;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The rows that some observations are about, read in two queries however many there are; used in one transaction. */
final class Rows {

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
        rows.fill(rows.runs, WorkflowRun.class, runKeys);
        rows.fill(rows.jobs, WorkflowJob.class, jobKeys);
        return rows;
    }

    private <K, E> void fill(Map<K, E> rows, Class<E> type, Set<K> keys) {
        if (keys.isEmpty()) {
            return;
        }
        List<K> ordered = List.copyOf(keys);
        List<@Nullable E> found = new ArrayList<>(entities.unwrap(Session.class).findMultiple(type, ordered));
        for (int i = 0; i < ordered.size(); i++) {
            E row = found.get(i);
            if (row != null) {
                rows.put(ordered.get(i), row);
            }
        }
    }

    /** Lets the row take the observation in; says how far that reaches. */
    Precedence advance(RunObservation observation) {
        return switch (observation) {
            case RunObservation.OfRun run -> {
                Precedence reach = Precedence.of(run.details(), run.evidence());
                advance(run.key(), run.details(), reach);
                yield reach;
            }
            case RunObservation.OfJob job -> {
                Precedence reach = Precedence.of(job.details(), job.gateAt(), job.evidence());
                advance(job, reach);
                // A job may be heard of before its run.
                advance(job.runKey(), job.run(), Precedence.supposed(job.evidence()));
                yield reach;
            }
        };
    }

    private void advance(RunKey key, RunDetails said, Precedence reach) {
        WorkflowRun run = runs.get(key);
        if (run == null) {
            run = new WorkflowRun(key, said, reach);
            runs.put(key, run);
            entities.persist(run);
        } else {
            run.advance(said, reach);
        }
    }

    private void advance(RunObservation.OfJob said, Precedence reach) {
        WorkflowJob job = jobs.get(said.key());
        if (job == null) {
            job = new WorkflowJob(said.key(), said.runId(), said.details(), reach);
            jobs.put(said.key(), job);
            entities.persist(job);
        } else {
            job.advance(said.details(), reach);
        }
    }
}
