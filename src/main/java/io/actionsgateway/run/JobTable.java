package io.actionsgateway.run;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of jobs. */
@Component
class JobTable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String FIND = """
            select job.* from unnest(:ids, :attempts) as wanted (id, attempt)
            join workflow_job job on job.job_id = wanted.id and job.run_attempt = wanted.attempt""";

    private static final String SAVE = Columns.save(
            "workflow_job",
            List.of(
                    "job_id",
                    "run_attempt",
                    "run_id",
                    "name",
                    "workflow_name",
                    "head_branch",
                    "head_sha",
                    "html_url",
                    "status",
                    "conclusion",
                    "created_at",
                    "started_at",
                    "completed_at",
                    "environment",
                    "labels",
                    "runner_id",
                    "runner_name",
                    "runner_group_id",
                    "runner_group_name",
                    "steps",
                    "phase",
                    "signed_at",
                    "status_rank",
                    "fingerprint"));

    private static final String OF_RUN =
            "select * from workflow_job where run_id = :run_id order by run_attempt, job_id";

    private final JdbcClient database;
    private final JdbcTemplate batches;

    JobTable(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    List<WorkflowJob> find(Collection<JobKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return database.sql(FIND)
                .param("ids", keys.stream().map(JobKey::jobId).toArray(Long[]::new))
                .param("attempts", keys.stream().map(JobKey::runAttempt).toArray(Integer[]::new))
                .query(JobTable::read)
                .list();
    }

    /** Writes rows down, new or known. Their runs must be this transaction's. */
    void save(Collection<WorkflowJob> jobs) {
        if (!jobs.isEmpty()) {
            batches.batchUpdate(SAVE, jobs, jobs.size(), JobTable::bind);
        }
    }

    /** Of all attempts, first to last. */
    List<WorkflowJob> ofRun(long runId) {
        return database.sql(OF_RUN).param("run_id", runId).query(JobTable::read).list();
    }

    private static WorkflowJob read(ResultSet row, int number) throws SQLException {
        JobDetails details = new JobDetails(
                row.getString("name"),
                row.getString("workflow_name"),
                row.getString("head_branch"),
                row.getString("head_sha"),
                row.getString("html_url"),
                row.getString("status"),
                row.getString("conclusion"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "completed_at"),
                row.getString("environment"),
                List.of((String[]) row.getArray("labels").getArray()),
                Columns.number(row, "runner_id"),
                row.getString("runner_name"),
                Columns.number(row, "runner_group_id"),
                row.getString("runner_group_name"),
                List.of(JSON.readValue(row.getString("steps"), JobDetails.Step[].class)));
        JobKey key = new JobKey(row.getLong("job_id"), row.getInt("run_attempt"));
        return new WorkflowJob(key, row.getLong("run_id"), details, Columns.precedence(row));
    }

    private static void bind(PreparedStatement row, WorkflowJob job) throws SQLException {
        JobDetails details = job.details();
        row.setLong(1, job.key().jobId());
        row.setInt(2, job.key().runAttempt());
        row.setLong(3, job.runId());
        row.setString(4, details.name());
        row.setString(5, details.workflowName());
        row.setString(6, details.headBranch());
        row.setString(7, details.headSha());
        row.setString(8, details.htmlUrl());
        row.setString(9, details.status());
        row.setString(10, details.conclusion());
        row.setObject(11, Columns.time(details.createdAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setObject(12, Columns.time(details.startedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setObject(13, Columns.time(details.completedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setString(14, details.environment());
        row.setObject(15, details.labels().toArray(String[]::new), Types.ARRAY);
        row.setObject(16, details.runnerId(), Types.BIGINT);
        row.setString(17, details.runnerName());
        row.setObject(18, details.runnerGroupId(), Types.BIGINT);
        row.setString(19, details.runnerGroupName());
        // Its type is left to PostgreSQL, which knows the column's.
        row.setObject(20, JSON.writeValueAsString(details.steps()), Types.OTHER);
        Columns.bind(row, 21, job.precedence());
    }
}
