package io.actionsgateway.stream.callback;

import static io.actionsgateway.stream.callback.CallbackTable.utc;

import io.actionsgateway.run.watch.RunWatches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the runs of waiting callbacks watched, so that no lost webhook leaves one waiting; ends callbacks whose run never
 * came; forgets old ones. On every replica, a batch at a time. Blocking; thread-safe.
 */
@Component("callbackHousekeeping")
class Housekeeping {

    private static final Duration WATCH = Duration.ofHours(1);
    private static final Duration UNKNOWN = Duration.ofDays(1);

    /** A run that nobody has heard of for a day is not worth asking for any more. */
    private static final String WATCHED = """
            with due as (
                select id from callback where state = 'waiting' and watched_until <= :now
                order by watched_until limit 500 for update skip locked
            ), renewed as (
                update callback set watched_until = :next from due where callback.id = due.id returning callback.*
            )
            select distinct repository, run_id from renewed
            where created_at > :young or exists (select from workflow_run where workflow_run.run_id = renewed.run_id)""";

    private static final String EXPIRE = """
            update callback set state = 'expired', reason = 'run-never-ended', finished_at = :now where id in (
                select id from callback where state = 'waiting' and expires_at <= :now limit 500 for update skip locked)""";

    private static final String FORGET = """
            delete from callback where id in (
                select id from callback where finished_at < :before limit 1000 for update skip locked)""";

    private static final String COUNT = """
            select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'sending') as sending,
                coalesce(extract(epoch from cast(:now as timestamptz) - min(due_at) filter (where state = 'sending'
                    and due_at <= :now and (leased_until is null or leased_until < now()))), 0) as late
            from callback where state in ('waiting', 'sending')""";

    private final JdbcClient database;
    private final RunWatches watches;
    private final CallbackMetrics metrics;
    private final CallbackProperties limits;
    private final Clock clock;

    Housekeeping(
            JdbcClient database, RunWatches watches, CallbackMetrics metrics, CallbackProperties limits, Clock clock) {
        this.database = database;
        this.watches = watches;
        this.metrics = metrics;
        this.limits = limits;
        this.clock = clock;
    }

    /** A watch is renewed before it ends. */
    void keepWatched() {
        Instant now = clock.instant();
        List<Callbacks.Place> due = database.sql(WATCHED)
                .param("now", utc(now))
                .param("next", utc(now.plus(WATCH.dividedBy(2))))
                .param("young", utc(now.minus(UNKNOWN)))
                .query((row, _) -> new Callbacks.Place(row.getString("repository"), row.getLong("run_id")))
                .list();
        due.forEach(place -> watches.watch(place.repository(), place.runId(), WATCH));
    }

    void tidy() {
        Instant now = clock.instant();
        database.sql(EXPIRE).param("now", utc(now)).update();
        database.sql(FORGET).param("before", utc(now.minus(limits.keep()))).update();
    }

    void count() {
        RowCallbackHandler shown = row -> {
            metrics.open(row.getLong("waiting"), row.getLong("sending"));
            metrics.late(row.getDouble("late"));
        };
        database.sql(COUNT).param("now", utc(clock.instant())).query(shown);
    }

    /** Runs whose changes are worth a look at once; of many callbacks only the newest have that. */
    Set<Long> awaited(int most) {
        return Set.copyOf(database.sql(
                        "select distinct run_id from callback where state = 'waiting' order by run_id desc limit ?")
                .param(most)
                .query(Long.class)
                .list());
    }
}
