package io.actionsgateway.run;

import io.actionsgateway.platform.QueryPlans;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells whoever asks GitHub what webhooks have told already. Blocking; thread-safe. */
@Service
public class PulseReader {

    /** Looks at the repository's newest runs only: where these hear nothing, webhooks do not come. */
    private static final String PULSE = """
            with recent as materialized (
                select :run_id::bigint as run_id
                union
                select run_id from (
                    select run_id from workflow_run where lower(repository) = :repository
                    order by run_id desc, run_attempt desc limit 20) as newest
            ), told as materialized (
                select recent.run_id, transition.recorded_at, transition.evidence_kind
                from recent join transition on transition.run_id = recent.run_id
            )
            select max(recorded_at) filter (where run_id = :run_id) as changed_at,
                max(recorded_at) filter (where evidence_kind = 'delivery') as told_at
            from told""";

    private final JdbcClient database;
    private final RunReader runs;

    PulseReader(JdbcClient database, RunReader runs) {
        this.database = database;
        this.runs = runs;
    }

    /**
     * Looks a run up.
     *
     * @param repository owner and name, in any case
     * @param runId the run, known or not
     * @return what is known
     */
    @Transactional(readOnly = true)
    public RunPulse of(String repository, long runId) {
        QueryPlans.byIndex(database);
        List<RunView> attempts = runs.attempts(repository, runId);
        List<JobView> jobs = attempts.isEmpty() ? List.of() : runs.jobs(attempts.getLast());
        return database.sql(PULSE)
                .param("run_id", runId)
                .param("repository", repository.toLowerCase(Locale.ROOT))
                .query((row, number) -> new RunPulse(
                        attempts, jobs, Columns.instant(row, "changed_at"), Columns.instant(row, "told_at")))
                .single();
    }
}
