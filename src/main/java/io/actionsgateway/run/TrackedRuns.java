package io.actionsgateway.run;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.cache.RunKnowledge;
import io.actionsgateway.platform.QueryPlans;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the cache of GitHub's answers what GitHub has stated about a run. One writer at a time advances a run, so the ids
 * of its transitions grow in the order in which they can be seen.
 */
@Component
class TrackedRuns implements RunKnowledge {

    /** The history is read whole: planned for its newest row, the query may walk the other runs' transitions. */
    private static final String KNOWN = """
            with newest as (
                select run_id, run_attempt, status, phase from workflow_run
                where run_id = :run_id and lower(repository) = :repository order by run_attempt desc limit 1
            ), stated as materialized (
                select id, recorded_at from transition where run_id = :run_id
            )
            select newest.*, (select max(id) from stated) as version, (select max(recorded_at) from stated) as recorded_at,
                phase >= 2 and not exists (
                    select from workflow_job job
                    where job.run_id = newest.run_id and job.run_attempt = newest.run_attempt and job.phase < 2) as ended
            from newest where exists (select from stated)""";

    private static final String RUN_OF_JOB =
            "select run_id from workflow_job where job_id = :job_id order by run_attempt desc limit 1";

    private final JdbcClient database;

    TrackedRuns(JdbcClient database) {
        this.database = database;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Known> ofRun(RepositoryName repository, long runId) {
        QueryPlans.byIndex(database);
        return known(repository, runId);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Known> ofJob(RepositoryName repository, long jobId) {
        QueryPlans.byIndex(database);
        return database.sql(RUN_OF_JOB)
                .param("job_id", jobId)
                .query(Long.class)
                .optional()
                .flatMap(runId -> known(repository, runId));
    }

    private Optional<Known> known(RepositoryName repository, long runId) {
        return database.sql(KNOWN)
                .param("run_id", runId)
                .param("repository", repository.toString().toLowerCase(Locale.ROOT))
                .query(TrackedRuns::read)
                .optional();
    }

    private static Known read(ResultSet row, int number) throws SQLException {
        return new Known(
                row.getLong("run_id"),
                row.getLong("version"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getInt("run_attempt"),
                row.getString("status"),
                row.getBoolean("ended"));
    }
}
