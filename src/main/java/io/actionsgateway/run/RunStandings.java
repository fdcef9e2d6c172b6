package io.actionsgateway.run;

import io.actionsgateway.platform.QueryPlans;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what is known of many runs at once, for whoever compares it with GitHub's lists. Blocking; thread-safe. */
@Service
@Transactional(readOnly = true)
public class RunStandings {

    private static final String OF = """
            with newest as (
                select distinct on (run_id) run_id, run_attempt, status, conclusion from workflow_run
                where run_id = any(:ids) order by run_id, run_attempt desc)
            select newest.*,
                (select count(*) from workflow_run run where run.run_id = newest.run_id and run.phase >= 2)
                    = newest.run_attempt
                and (select count(*) = newest.run_attempt and coalesce(bool_and(jobs >= later), false)
                    from (select count(*) as jobs, lead(count(*), 1, 0::bigint) over (order by job.run_attempt) as later
                        from workflow_job job where job.run_id = newest.run_id group by job.run_attempt) as attempt)
                and not exists (select from workflow_job job where job.run_id = newest.run_id and job.phase < 2)
                as complete
            from newest""";

    private static final String OPEN = """
            select run_id from (
                select run_id from workflow_run
                where lower(repository) = :repository and phase < 2 and coalesce(created_at, :since) >= :since
                union
                select job.run_id from workflow_job job
                join workflow_run run on run.run_id = job.run_id and run.run_attempt = job.run_attempt
                where job.phase < 2 and lower(run.repository) = :repository
                  and coalesce(job.created_at, :since) >= :since) as open
            order by run_id desc limit :limit""";

    /** Leaps from one repository to the next in the index, however many runs each has. */
    private static final String REPOSITORIES = """
            with recursive found as (
                (select lower(repository) as name, repository from workflow_run
                 order by lower(repository), run_id desc, run_attempt desc limit 1)
                union all
                select next.name, next.repository from found cross join lateral (
                    select lower(repository) as name, repository from workflow_run
                    where lower(repository) > found.name
                    order by lower(repository), run_id desc, run_attempt desc limit 1) as next)
            select repository from found""";

    private static final String OLDEST = """
            select created_at from workflow_run where lower(repository) = :repository
            order by run_id, run_attempt limit 1""";

    private static final String SPAN = """
            select min(run_id) as low, max(run_id) as high from (
                select run_id from workflow_run where lower(repository) = :repository
                order by run_id desc, run_attempt desc limit :newest) as recent having count(*) > 0""";

    private static final String AT = """
            select run_id from workflow_run where lower(repository) = :repository and run_id <= :at
            order by run_id desc, run_attempt desc limit 1""";

    private final JdbcClient database;

    RunStandings(JdbcClient database) {
        this.database = database;
    }

    /**
     * Looks runs up.
     *
     * @param runIds which, up to some hundreds
     * @return by id; those without rows are left out
     */
    public Map<Long, RunStanding> of(Collection<Long> runIds) {
        QueryPlans.byIndex(database);
        return database.sql(OF).param("ids", runIds.toArray(Long[]::new)).query(RunStandings::read).stream()
                .collect(Collectors.toMap(RunStanding::runId, Function.identity()));
    }

    /**
     * Finds the runs that have not come to their end, or of which a job has not.
     *
     * @param repository owner and name, in any case
     * @param since older ones are left out: GitHub ends every run some day
     * @param limit most of them
     * @return ids, newest first
     */
    public List<Long> open(String repository, Instant since, int limit) {
        QueryPlans.byIndex(database);
        return database.sql(OPEN)
                .param("repository", key(repository))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /**
     * Finds all repositories that have runs.
     *
     * @return owners and names as their newest runs have them
     */
    public List<String> repositories() {
        QueryPlans.byIndex(database);
        return database.sql(REPOSITORIES)
                .query((row, number) -> row.getString("repository"))
                .list();
    }

    /**
     * Tells since when a repository's runs are known.
     *
     * @param repository owner and name, in any case
     * @return when the oldest of them was created, if that is known
     */
    public Optional<Instant> oldest(String repository) {
        QueryPlans.byIndex(database);
        return database.sql(OLDEST)
                .param("repository", key(repository))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .optional()
                .flatMap(Function.identity());
    }

    /**
     * Picks one of a repository's runs.
     *
     * @param repository owner and name, in any case
     * @param newest out of how many, from the newest on
     * @param random decides; ids that follow a gap are picked more often
     * @return its id, empty when there is no run
     */
    public Optional<Long> any(String repository, int newest, RandomGenerator random) {
        QueryPlans.byIndex(database);
        return database.sql(SPAN)
                .param("repository", key(repository))
                .param("newest", newest)
                .query((row, number) -> random.nextLong(row.getLong("low"), row.getLong("high") + 1))
                .optional()
                .flatMap(at -> database.sql(AT)
                        .param("repository", key(repository))
                        .param("at", at)
                        .query(Long.class)
                        .optional());
    }

    private static RunStanding read(ResultSet row, int number) throws SQLException {
        return new RunStanding(
                row.getLong("run_id"),
                row.getInt("run_attempt"),
                row.getString("status"),
                row.getString("conclusion"),
                row.getBoolean("complete"));
    }

    private static String key(String repository) {
        return repository.toLowerCase(Locale.ROOT);
    }
}
