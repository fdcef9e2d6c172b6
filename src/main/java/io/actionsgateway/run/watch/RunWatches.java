package io.actionsgateway.run.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The runs that GitHub is to be asked about: one row for a run, however many want to know and whichever replica they ask.
 * Blocking; thread-safe.
 */
@Component
public class RunWatches {

    private static final String WANT = """
        insert into run_watch (repository, run_id, reason, wanted_until, due_at) values (:repository, :runId, :reason, :until, :now)
        on conflict (run_id) do update set
            wanted_until = greatest(run_watch.wanted_until, excluded.wanted_until),
            due_at = least(run_watch.due_at, excluded.due_at)\
        """;

    private final JdbcClient database;
    private final Clock clock;

    RunWatches(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps a run being looked at until it has ended or nobody wants to know any more. Whoever waits longer says so again.
     *
     * @param repository {@code owner/name}
     * @param runId the run; it need not be known yet
     * @param length how long, from now on
     */
    public void watch(String repository, long runId, Duration length) {
        want(repository, runId, Reason.WAITER, clock.instant().plus(length));
    }

    /**
     * Has a run looked at once, soon. Many such wishes for one run are one.
     *
     * @param repository {@code owner/name}
     * @param runId the run
     * @param reason why; not {@link Reason#WAITER}
     */
    public void check(String repository, long runId, Reason reason) {
        want(repository, runId, reason, clock.instant());
    }

    private void want(String repository, long runId, Reason reason, Instant until) {
        database.sql(WANT)
                .param("repository", repository)
                .param("runId", runId)
                .param("reason", reason.word())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
