package io.actionsgateway.run;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one door into the state of runs and jobs. An observation advances its row or leaves it alone, and is added to the
 * history if GitHub had not stated it before; both in one transaction, together with the {@link RunEvent}.
 *
 * <p>The state is a join-semilattice: any order, any repetition and any number of replicas end in the same rows and the
 * same history. Blocking; thread-safe.
 */
@Service
public class RunTracker {

    private static final int LOCK_SPACE = 1;

    private final EntityManager entities;
    private final History history;
    private final ApplicationEventPublisher events;

    RunTracker(EntityManager entities, History history, ApplicationEventPublisher events) {
        this.entities = entities;
        this.history = history;
        this.events = events;
    }

    /**
     * Takes one observation in.
     *
     * @param observation what GitHub said
     * @return how many statements were new: 0 or 1
     */
    @Transactional
    public int observe(RunObservation observation) {
        return observe(List.of(observation));
    }

    /**
     * Takes several observations in, all or none.
     *
     * @param observations what GitHub said, in any order
     * @return how many statements were new
     */
    @Transactional
    public int observe(Collection<RunObservation> observations) {
        if (observations.isEmpty()) {
            return 0;
        }
        lockRuns(observations);
        List<Statement> statements = observations.stream()
                .map(this::advance)
                .filter(Objects::nonNull)
                .toList();
        entities.flush();
        List<Statement> fresh = history.append(statements);
        fresh.forEach(statement -> events.publishEvent(statement.event()));
        return fresh.size();
    }

    /** One writer at a time for each run; locked in one order, so that two replicas cannot wait for each other. */
    private void lockRuns(Collection<RunObservation> observations) {
        Long[] runIds =
                observations.stream().map(RunObservation::runId).distinct().toArray(Long[]::new);
        entities.createNativeQuery("""
                        with key as materialized (select distinct hashint8(id) as hash from unnest(:ids) as id order by 1)
                        select count(pg_advisory_xact_lock(:space, hash)::text) from key""")
                .setParameter("ids", runIds)
                .setParameter("space", LOCK_SPACE)
                .getSingleResult();
    }

    private @Nullable Statement advance(RunObservation observation) {
        Precedence reach = switch (observation) {
            case RunObservation.OfRun run -> advance(run);
            case RunObservation.OfJob job -> advance(job);
        };
        return Statement.of(observation, reach);
    }

    private Precedence advance(RunObservation.OfRun said) {
        Precedence reach = Precedence.of(said.details(), said.evidence());
        WorkflowRun run = entities.find(WorkflowRun.class, said.key());
        if (run == null) {
            entities.persist(new WorkflowRun(said.key(), said.details(), reach));
        } else {
            run.advance(said.details(), reach);
        }
        return reach;
    }

    private Precedence advance(RunObservation.OfJob said) {
        Precedence reach = Precedence.of(said.details(), said.gateAt(), said.evidence());
        WorkflowJob job = entities.find(WorkflowJob.class, said.key());
        if (job == null) {
            entities.persist(new WorkflowJob(said.key(), said.runId(), said.details(), reach));
        } else {
            job.advance(said.details(), reach);
        }
        supposeRunOf(said);
        return reach;
    }

    /** A job may be heard of before its run. */
    private void supposeRunOf(RunObservation.OfJob said) {
        RunKey key = new RunKey(said.runId(), said.key().runAttempt());
        Precedence reach = Precedence.supposed(said.evidence());
        WorkflowRun run = entities.find(WorkflowRun.class, key);
        if (run == null) {
            entities.persist(new WorkflowRun(key, said.run(), reach));
        } else {
            run.advance(said.run(), reach);
        }
    }
}
