package io.actionsgateway.run;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of runs. Repositories are named in lower case: GitHub compares their names without regard to case. */
@Component
class RunTable {

    private static final String FIND = """
            select run.* from unnest(:ids, :attempts) as wanted (id, attempt)
            join workflow_run run on run.run_id = wanted.id and run.run_attempt = wanted.attempt""";

    private static final String SAVE = Columns.save(
            "workflow_run",
            List.of(
                    "run_id",
                    "run_attempt",
                    "repository_id",
                    "repository",
                    "installation_id",
                    "workflow_id",
                    "workflow_name",
                    "path",
                    "run_number",
                    "display_title",
                    "event",
                    "head_branch",
                    "head_sha",
                    "check_suite_id",
                    "actor",
                    "triggering_actor",
                    "html_url",
                    "status",
                    "conclusion",
                    "created_at",
                    "run_started_at",
                    "updated_at",
                    "phase",
                    "signed_at",
                    "status_rank",
                    "fingerprint"));

    private static final String LATEST_ATTEMPTS = """
            select * from workflow_run run
            where lower(repository) = :repository and run_id < :before
              and (:status::text is null or status = :status)
              and (:conclusion::text is null or conclusion = :conclusion)
              and (:branch::text is null or head_branch = :branch)
              and (:event::text is null or event = :event)
              and (:head_sha::text is null or head_sha = :head_sha)
              and (:actor::text is null or lower(actor) = lower(:actor))
              and (:workflow::text is null or path = '.github/workflows/' || :workflow or workflow_id::text = :workflow)
              and not exists (select from workflow_run later
                              where later.run_id = run.run_id and later.run_attempt > run.run_attempt)
            order by run_id desc
            limit :limit""";

    private static final String ATTEMPTS = """
            select * from workflow_run
            where lower(repository) = :repository and run_id = :run_id
            order by run_attempt""";

    private static final String REPOSITORY = """
            select repository from workflow_run
            where repository_id = :repository_id
            order by run_id desc
            limit 1""";

    private final JdbcClient database;
    private final JdbcTemplate batches;

    RunTable(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    List<WorkflowRun> find(Collection<RunKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return database.sql(FIND)
                .param("ids", keys.stream().map(RunKey::runId).toArray(Long[]::new))
                .param("attempts", keys.stream().map(RunKey::runAttempt).toArray(Integer[]::new))
                .query(RunTable::read)
                .list();
    }

    /** Writes rows down, new or known. The runs must be this transaction's. */
    void save(Collection<WorkflowRun> runs) {
        if (!runs.isEmpty()) {
            batches.batchUpdate(SAVE, runs, runs.size(), RunTable::bind);
        }
    }

    List<WorkflowRun> latestAttempts(String repository, long before, RunFilter filter, int limit) {
        return database.sql(LATEST_ATTEMPTS)
                .param("repository", repository)
                .param("before", before)
                .param("status", filter.status())
                .param("conclusion", filter.conclusion())
                .param("branch", filter.branch())
                .param("event", filter.event())
                .param("head_sha", filter.headSha())
                .param("actor", filter.actor())
                .param("workflow", filter.workflow())
                .param("limit", limit)
                .query(RunTable::read)
                .list();
    }

    /** First to last. */
    List<WorkflowRun> attempts(String repository, long runId) {
        return database.sql(ATTEMPTS)
                .param("repository", repository)
                .param("run_id", runId)
                .query(RunTable::read)
                .list();
    }

    /** What GitHub calls it, as its newest run has it. */
    Optional<String> repository(long repositoryId) {
        return database.sql(REPOSITORY)
                .param("repository_id", repositoryId)
                .query(String.class)
                .optional();
    }

    private static WorkflowRun read(ResultSet row, int number) throws SQLException {
        RunDetails details = new RunDetails(
                Columns.number(row, "repository_id"),
                row.getString("repository"),
                Columns.number(row, "installation_id"),
                Columns.number(row, "workflow_id"),
                row.getString("workflow_name"),
                row.getString("path"),
                Columns.number(row, "run_number"),
                row.getString("display_title"),
                row.getString("event"),
                row.getString("head_branch"),
                row.getString("head_sha"),
                Columns.number(row, "check_suite_id"),
                row.getString("actor"),
                row.getString("triggering_actor"),
                row.getString("html_url"),
                row.getString("status"),
                row.getString("conclusion"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "run_started_at"),
                Columns.instant(row, "updated_at"));
        RunKey key = new RunKey(row.getLong("run_id"), row.getInt("run_attempt"));
        return new WorkflowRun(key, details, Columns.precedence(row));
    }

    private static void bind(PreparedStatement row, WorkflowRun run) throws SQLException {
        RunDetails details = run.details();
        row.setLong(1, run.key().runId());
        row.setInt(2, run.key().runAttempt());
        row.setObject(3, details.repositoryId(), Types.BIGINT);
        row.setString(4, details.repository());
        row.setObject(5, details.installationId(), Types.BIGINT);
        row.setObject(6, details.workflowId(), Types.BIGINT);
        row.setString(7, details.workflowName());
        row.setString(8, details.path());
        row.setObject(9, details.runNumber(), Types.BIGINT);
        row.setString(10, details.displayTitle());
        row.setString(11, details.event());
        row.setString(12, details.headBranch());
        row.setString(13, details.headSha());
        row.setObject(14, details.checkSuiteId(), Types.BIGINT);
        row.setString(15, details.actor());
        row.setString(16, details.triggeringActor());
        row.setString(17, details.htmlUrl());
        row.setString(18, details.status());
        row.setString(19, details.conclusion());
        row.setObject(20, Columns.time(details.createdAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setObject(21, Columns.time(details.runStartedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setObject(22, Columns.time(details.updatedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        Columns.bind(row, 23, run.precedence());
    }
}
