package io.actionsgateway.monitor.why;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.Status;
import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.PageRequest;
import io.actionsgateway.run.JobView;
import io.actionsgateway.run.RunReader;
import io.actionsgateway.run.RunView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts together what our tables know of a run. Blocking; thread-safe. */
@Component("runsOfAQuestion")
class KnownRuns {

    /** The state of each subject, and the first statement of it after any of another state. */
    private static final String SINCE = """
        with stated as (
            select coalesce(job_id, 0) as subject, status, coalesce(occurred_at, recorded_at) as at, phase, status_rank
            from transition where run_id = :run and run_attempt = :attempt
        ), latest as (
            select distinct on (subject) subject, status from stated order by subject, phase desc, at desc, status_rank desc
        )
        select subject, min(at) as since from stated join latest using (subject, status)
        where at >= all (select other.at from stated other
                         where other.subject = stated.subject and other.status <> stated.status)
        group by subject""";

    private static final String NEWS_OF_RUN = """
            select max(recorded_at) filter (where evidence_kind = 'delivery') as told,
                max(recorded_at) filter (where evidence_kind = 'poll') as polled
            from transition where run_id = :run""";

    private static final String NEWS_OF_REPOSITORY = """
        select max(heard.at) as told
        from (select distinct run_id from
                (select run_id from workflow_run where lower(repository) = :repository order by run_id desc limit 100) newest) run
        cross join lateral (select max(recorded_at) as at from transition
            where run_id = run.run_id and evidence_kind = 'delivery') heard""";

    /** By the primary key: labels have no index of their own, and what jobs did long ago says little. */
    private static final String LABELS = """
            with alike as (
                select * from (select status, labels, runner_name, created_at, started_at from workflow_job
                    order by job_id desc limit 5000) recent
                where labels @> cast(:labels as text[]) and labels <@ cast(:labels as text[]))
            select count(*) filter (where status = 'queued') as queued,
                count(*) filter (where status = 'in_progress') as running,
                max(started_at) filter (where runner_name is not null) as last_taken,
                percentile_cont(0.95) within group (order by extract(epoch from started_at - created_at)::float8)
                    filter (where runner_name is not null and started_at >= created_at) as usual
            from alike""";

    private final RunReader runs;
    private final JdbcClient database;

    KnownRuns(RunReader runs, JdbcClient database) {
        this.runs = runs;
        this.database = database;
    }

    Optional<Known> find(RepositoryName repository, long runId) {
        return runs.run(repository.toString(), runId).map(run -> known(repository, run));
    }

    private Known known(RepositoryName repository, RunView run) {
        List<JobView> jobs = jobs(run);
        Map<List<String>, Known.LabelUse> labels = new HashMap<>();
        jobs.stream()
                .filter(job -> Status.QUEUED.text().equals(job.details().status()))
                .map(job -> job.details().labels())
                .distinct()
                .forEach(some -> labels.put(some, use(some)));
        return new Known(run, jobs, since(run), news(repository, run), labels);
    }

    private List<JobView> jobs(RunView run) {
        List<JobView> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<JobView> page = runs.jobs(run, new PageRequest(PageRequest.MAX_LIMIT, cursor));
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }

    private Known.Since since(RunView run) {
        Map<Long, Instant> found = new HashMap<>();
        database.sql(SINCE)
                .param("run", run.key().runId())
                .param("attempt", run.key().runAttempt())
                .query(row -> {
                    found.put(
                            row.getLong("subject"),
                            row.getObject("since", OffsetDateTime.class).toInstant());
                });
        return new Known.Since(found.remove(0L), found);
    }

    private Known.News news(RepositoryName repository, RunView run) {
        Instant ofRepository = database.sql(NEWS_OF_REPOSITORY)
                .param("repository", repository.toString().toLowerCase(Locale.ROOT))
                .query((row, _) -> Optional.ofNullable(instant(row, "told")))
                .single()
                .orElse(null);
        return database.sql(NEWS_OF_RUN)
                .param("run", run.key().runId())
                .query((row, _) -> new Known.News(ofRepository, instant(row, "told"), instant(row, "polled")))
                .single();
    }

    private Known.LabelUse use(List<String> labels) {
        return database.sql(LABELS)
                .param("labels", labels.toArray(String[]::new))
                .query((row, _) -> new Known.LabelUse(
                        row.getLong("queued"),
                        row.getLong("running"),
                        instant(row, "last_taken"),
                        row.getObject("usual", Double.class)))
                .single();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
