package io.actionsgateway.run;

import io.actionsgateway.platform.QueryPlans;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private static final String LOCK = """
            with key as materialized (select distinct hashint8(id) as hash from unnest(:ids) as id order by 1)
            select count(pg_advisory_xact_lock(:space, hash)::text), pg_current_xact_id_if_assigned()::text as written
            from key""";

    private final JdbcClient database;
    private final RunTable runs;
    private final JobTable jobs;
    private final History history;
    private final Changes changes;
    private final ApplicationEventPublisher events;

    RunTracker(
            JdbcClient database,
            RunTable runs,
            JobTable jobs,
            History history,
            Changes changes,
            ApplicationEventPublisher events) {
        this.database = database;
        this.runs = runs;
        this.jobs = jobs;
        this.history = history;
        this.changes = changes;
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
     * Takes several observations in, all or none. Whoever brings a transaction of his own must not have written anything
     * in it: a transaction gets its number with its first write, and the changes of a run are told in the order of these
     * numbers, so none may be taken before the run is this transaction's.
     *
     * @param observations what GitHub said, in any order
     * @return how many statements were new
     * @throws IllegalStateException when the transaction has written something
     */
    @Transactional
    public int observe(Collection<RunObservation> observations) {
        if (observations.isEmpty()) {
            return 0;
        }
        QueryPlans.byIndex(database);
        lockRuns(observations);
        Rows rows = Rows.load(runs, jobs, observations);
        List<Statement> statements = new ArrayList<>();
        for (RunObservation observation : observations) {
            Statement statement = Statement.of(observation, rows.advance(observation));
            if (statement != null) {
                statements.add(statement);
            }
        }
        rows.save();
        events.publishEvent(new Confirmed(
                observations.stream().map(RunObservation::repository).collect(Collectors.toSet())));
        return tell(statements);
    }

    private int tell(List<Statement> statements) {
        Set<Changes.Stated> before = changes.statedBefore(statements);
        List<Statement> fresh = history.append(statements);
        fresh.forEach(statement -> events.publishEvent(statement.event()));
        List<RunChange> changed = Changes.among(statements, fresh, before);
        if (!changed.isEmpty()) {
            events.publishEvent(new RunEvent.Changed(changed));
        }
        return fresh.size();
    }

    /** One writer at a time for each run; locked in one order, so that two replicas cannot wait for each other. */
    private void lockRuns(Collection<RunObservation> observations) {
        Long[] runIds =
                observations.stream().map(RunObservation::runId).distinct().toArray(Long[]::new);
        boolean written = database.sql(LOCK)
                .param("ids", runIds)
                .param("space", LOCK_SPACE)
                .query((row, number) -> row.getString("written") != null)
                .single();
        if (written) {
            throw new IllegalStateException("Runs must be observed before anything is written in a transaction");
        }
    }
}
