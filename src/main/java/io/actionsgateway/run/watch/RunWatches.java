package io.actionsgateway.run.watch;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The runs that GitHub is to be asked about: one row for a run, however many want to know and whichever replica they ask.
 * By the database's clock. Blocking; thread-safe.
 */
@Component
public class RunWatches {

    /** Most runs that wait for a single look; a flood of doubts and gaps is cut off there. */
    static final int MOST_CHECKS = 10_000;

    /** Whoever waits already leaves the time of the next look alone, so that many waiters are not many looks. */
    private static final String WATCH = """
        insert into run_watch as w (run_id, repository, reason, wanted_until)
        values (:run_id, :repository, 'waiter', now() + make_interval(secs => :length))
        on conflict (run_id, repository) do update set
            due_at = case when w.reason = 'waiter' and w.wanted_until > now() then w.due_at else least(w.due_at, now()) end,
            wanted_until = greatest(w.wanted_until, excluded.wanted_until),
            reason = 'waiter'""";

    private static final String CHECK = """
            insert into run_watch as w (run_id, repository, reason, wanted_until, checks)
            select :run_id, :repository, :reason, now(), 1
            where exists (select from run_watch where run_id = :run_id and repository = :repository)
               or :most > (select count(*) from (
                      select from run_watch where reason in ('doubt', 'gap') limit :most) as waiting)
            on conflict (run_id, repository) do update set
                checks = w.checks + 1,
                due_at = least(w.due_at, greatest(now(), w.polled_at + make_interval(secs => :spacing))),
                reason = case when w.reason = 'gap' then excluded.reason else w.reason end""";

    private static final String COUNT = "select reason, count(*) as runs from run_watch group by reason";

    private final JdbcClient database;

    RunWatches(JdbcClient database) {
        this.database = database;
    }

    /**
     * Keeps a run being looked at until it has ended or nobody wants to know any more. Whoever waits longer says so again.
     *
     * @param repository {@code owner/name}, in any case
     * @param runId the run; it need not be known yet
     * @param length how long, from now on
     */
    public void watch(String repository, long runId, Duration length) {
        about(WATCH, repository, runId)
                .param("length", length.toMillis() / 1000.0)
                .update();
    }

    /**
     * Has a run looked at once, soon, and at most every {@link WatchClaims#SPACING}. Many such wishes for one run are one.
     *
     * @param repository {@code owner/name}, in any case
     * @param runId the run
     * @param reason why; not {@link Reason#WAITER}
     * @return false when so many runs wait for a look that this one is not taken; to be wished for again later
     */
    public boolean check(String repository, long runId, Reason reason) {
        if (reason == Reason.WAITER) {
            throw new IllegalArgumentException("whoever waits watches");
        }
        return about(CHECK, repository, runId)
                        .param("reason", reason.word())
                        .param("most", MOST_CHECKS)
                        .param("spacing", WatchClaims.SPACING.toSeconds())
                        .update()
                > 0;
    }

    /**
     * How many runs are to be looked at.
     *
     * @return a number for each reason
     */
    public Map<Reason, Long> count() {
        Map<Reason, Long> runs = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            runs.put(reason, 0L);
        }
        database.sql(COUNT).query(row -> {
            runs.put(Reason.of(row.getString("reason")), row.getLong("runs"));
        });
        return runs;
    }

    private JdbcClient.StatementSpec about(String sql, String repository, long runId) {
        return database.sql(sql).param("run_id", runId).param("repository", repository.toLowerCase(Locale.ROOT));
    }
}
