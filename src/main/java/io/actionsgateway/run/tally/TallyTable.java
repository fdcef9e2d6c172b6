package io.actionsgateway.run.tally;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts in PostgreSQL. Blocking; what changes something needs a transaction and {@link #mine}. */
@Component
class TallyTable {

    private static final int LOCK = 7_016;

    /**
     * A job that did not run again is told anew with each attempt, with its old times: it counts no second time. What was
     * skipped took no time.
     */
    private static final String TAKE = """
            with taken as (
                delete from run_ended where ctid = any (array(select ctid from run_ended limit :batch))
                returning run_id, run_attempt, job_id
            )
            select 'run' as kind, repository, workflow_name, conclusion, run_attempt > 1 as again,
                case when conclusion <> 'skipped' then extract(epoch from updated_at - run_started_at) end::float8 as ran,
                null::float8 as waited
            from taken join workflow_run using (run_id, run_attempt) where job_id is null
            union all
            select 'job', run.repository, coalesce(job.workflow_name, run.workflow_name), job.conclusion, run_attempt > 1,
                case when job.conclusion <> 'skipped' then extract(epoch from completed_at - started_at) end::float8,
                case when job.conclusion <> 'skipped' then extract(epoch from started_at - job.created_at) end::float8
            from taken join workflow_job job using (run_id, run_attempt, job_id)
                join workflow_run run using (run_id, run_attempt)
            where run_attempt = 1 or (completed_at >= run.run_started_at) is not false and not exists (
                select from workflow_job earlier
                where earlier.run_id = job.run_id and earlier.run_attempt < job.run_attempt
                  and earlier.name = job.name and earlier.completed_at = job.completed_at)""";

    private static final String READ = """
            select kind, repository, workflow, conclusion, attempt, ended, duration_seconds, duration_counts,
                queue_seconds, queue_counts
            from run_tally""";

    private static final String WRITE = """
            insert into run_tally (ended, duration_seconds, duration_counts, queue_seconds, queue_counts,
                kind, repository, workflow, conclusion, attempt)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (kind, repository, workflow, conclusion, attempt) do update set ended = excluded.ended,
                duration_seconds = excluded.duration_seconds, duration_counts = excluded.duration_counts,
                queue_seconds = excluded.queue_seconds, queue_counts = excluded.queue_counts""";

    private static final String OPEN = """
            select 'run' as kind, repository, workflow_name,
                case when conclusion = 'action_required' then conclusion else status end as status, count(*)
            from workflow_run run
            where phase < 2 and not exists (
                select from workflow_run later
                where later.run_id = run.run_id and later.run_attempt > run.run_attempt)
            group by 1, 2, 3, 4
            union all
            select 'job', run.repository, coalesce(job.workflow_name, run.workflow_name), job.status, count(*)
            from workflow_job job join workflow_run run using (run_id, run_attempt)
            where job.phase < 2 and run.phase < 2
            group by 1, 2, 3, 4""";

    private final JdbcClient database;
    private final JdbcTemplate batches;

    TallyTable(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** Whether this transaction may count; another replica does otherwise. */
    boolean mine() {
        return database.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    /** What has ended and was not counted; afterwards it is. */
    List<Ended> take(int batch) {
        return database.sql(TAKE).param("batch", batch).query(TallyTable::ended).list();
    }

    Map<TallyKey, Tally> read() {
        Map<TallyKey, Tally> all = new HashMap<>();
        database.sql(READ).query((ResultSet row) -> {
            all.put(key(row), tally(row));
        });
        return all;
    }

    void write(Map<TallyKey, Tally> all, Set<TallyKey> changed) {
        batches.batchUpdate(WRITE, changed, 500, (row, key) -> {
            Tally tally = all.getOrDefault(key, new Tally(0, Buckets.none(), Buckets.none()));
            row.setLong(1, tally.ended());
            row.setDouble(2, tally.duration().seconds());
            row.setObject(3, tally.duration().counts());
            row.setDouble(4, tally.queue().seconds());
            row.setObject(5, tally.queue().counts());
            row.setString(6, key.kind().word());
            row.setString(7, key.place().repository());
            row.setString(8, key.place().workflow());
            row.setString(9, key.conclusion());
            row.setString(10, key.attempt());
        });
    }

    List<Open> open() {
        return database.sql(OPEN)
                .query((row, number) -> new Open(
                        Kind.of(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5)))
                .list();
    }

    /** Bytes on the disk of the server, all tables together. */
    long databaseSize() {
        return database.sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }

    private static Ended ended(ResultSet row, int number) throws SQLException {
        return new Ended(
                Kind.of(row.getString("kind")),
                row.getString("repository"),
                row.getString("workflow_name"),
                row.getString("conclusion"),
                row.getBoolean("again"),
                row.getObject("ran", Double.class),
                row.getObject("waited", Double.class));
    }

    private static TallyKey key(ResultSet row) throws SQLException {
        return new TallyKey(
                Kind.of(row.getString("kind")),
                new Place(row.getString("repository"), row.getString("workflow")),
                row.getString("conclusion"),
                row.getString("attempt"));
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(
                row.getLong("ended"),
                new Buckets(row.getDouble("duration_seconds"), counts(row.getArray("duration_counts"))),
                new Buckets(row.getDouble("queue_seconds"), counts(row.getArray("queue_counts"))));
    }

    private static long[] counts(Array array) throws SQLException {
        Long[] boxed = (Long[]) array.getArray();
        long[] counts = new long[boxed.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = boxed[i];
        }
        return counts;
    }
}
