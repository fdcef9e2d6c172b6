package io.actionsgateway.stream.callback;

import static io.actionsgateway.stream.callback.CallbackTable.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands messages that are due to one replica at a time, and writes down what became of them. A claim that is not answered
 * in time comes back, so a message may be sent twice, under the same id. Blocking; thread-safe.
 */
@Component("callbackClaims")
class Claims {

    /** The one that is due first of each host, then the second ones; hosts that have their share already are passed over. */
    private static final String CLAIM = """
            with recursive host (name) as (
                (select host from callback where state = 'sending' order by host limit 1)
                union all
                select (select next.host from callback next where next.state = 'sending' and next.host > host.name
                    order by next.host limit 1) from host where host.name is not null
            ), due as (
                select one.id from host
                    left join unnest(cast(:hosts as text[]), cast(:counts as int[])) as busy (name, count) using (name)
                    cross join lateral (
                        select id, due_at from callback where state = 'sending' and callback.host = host.name
                            and due_at <= :now and (leased_until is null or leased_until < now())
                        order by due_at limit greatest(:perHost - coalesce(busy.count, 0), 0) for update skip locked) one
                order by coalesce(busy.count, 0) + row_number() over (partition by host.name order by one.due_at), one.due_at
                limit :most
            ), claimed as (
                update callback set tries = tries + 1, first_tried_at = coalesce(first_tried_at, :now),
                    leased_until = now() + cast(:lease as double precision) * interval '1 millisecond'
                from due where callback.id = due.id returning callback.*
            ), noted as (
                insert into callback_attempt (callback_id, message, number, started_at)
                select id, messages, tries, :now from claimed
            )
            select * from claimed""";

    /** Unless somebody else has claimed it since, or the callback was deleted. */
    private static final String FINISH = """
            update callback set state = :state, reason = :reason, due_at = :due, leased_until = null, finished_at = :finished
            where id = :id and state = 'sending' and messages = :message and tries = :tries""";

    private static final String NOTE = """
        update callback_attempt set outcome = :outcome, status = :status, duration_millis = :millis, next_attempt_at = :next
        where callback_id = :id and message = :message and number = :tries""";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final CallbackProperties limits;
    private final RetryPlan retries;
    private final Clock clock;

    @Autowired
    Claims(JdbcClient database, TransactionTemplate transaction, CallbackProperties limits, Clock clock) {
        this(
                database,
                transaction,
                limits,
                new RetryPlan(limits, () -> ThreadLocalRandom.current().nextDouble()),
                clock);
    }

    Claims(
            JdbcClient database,
            TransactionTemplate transaction,
            CallbackProperties limits,
            RetryPlan retries,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.limits = limits;
        this.retries = retries;
        this.clock = clock;
    }

    /**
     * Takes what is due.
     *
     * @param most in all
     * @param busy requests that are under way already, by host
     */
    List<Claimed> claim(int most, Map<String, Integer> busy) {
        List<String> hosts = List.copyOf(busy.keySet());
        return database.sql(CLAIM)
                .param("hosts", hosts.toArray(String[]::new))
                .param("counts", hosts.stream().map(busy::get).toArray(Integer[]::new))
                .param("perHost", limits.perHost())
                .param("now", utc(clock.instant()))
                .param("most", most)
                .param("lease", limits.lease().toMillis())
                .query(Claims::claimed)
                .list();
    }

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        return new Claimed(
                row.getObject("id", UUID.class),
                new Callbacks.Owner(row.getString("subject"), row.getString("key_id")),
                new Callbacks.Place(row.getString("repository"), row.getLong("run_id")),
                row.getString("url"),
                row.getString("host"),
                row.getInt("messages"),
                row.getString("body"),
                row.getBoolean("is_last"),
                row.getInt("tries"),
                row.getObject("first_tried_at", OffsetDateTime.class).toInstant());
    }

    void finish(Claimed claimed, Outcome outcome, Duration taken) {
        Instant now = clock.instant();
        After after = after(claimed, outcome, now);
        transaction.executeWithoutResult(_ -> {
            database.sql(FINISH)
                    .param("state", after.state())
                    .param("reason", after.reason())
                    .param("due", after.next() == null ? null : utc(after.next()))
                    .param("finished", after.ended() ? utc(now) : null)
                    .param("id", claimed.callback())
                    .param("message", claimed.message())
                    .param("tries", claimed.tries())
                    .update();
            database.sql(NOTE)
                    .param("outcome", outcome.word())
                    .param("status", outcome.status())
                    .param("millis", (int) taken.toMillis())
                    .param("next", after.next() == null ? null : utc(after.next()))
                    .param("id", claimed.callback())
                    .param("message", claimed.message())
                    .param("tries", claimed.tries())
                    .update();
        });
    }

    private After after(Claimed claimed, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Delivered _ -> new After(claimed.last() ? "delivered" : "waiting", null, null);
            case Outcome.Gone _ -> failed("gone");
            case Outcome.Withdrawn.UNAUTHORIZED -> failed("unauthorized");
            case Outcome.Withdrawn.NOT_GRANTED -> failed("not-granted");
            case Outcome.Rejected rejected -> again(claimed, now, rejected.retryAfter());
            case Outcome.Failed _ -> again(claimed, now, null);
        };
    }

    private After again(Claimed claimed, Instant now, @Nullable Duration asked) {
        return retries.next(claimed.tries(), claimed.firstTriedAt(), now, asked)
                .map(next -> new After("sending", next, null))
                .orElseGet(() -> failed("not-taken"));
    }

    private static After failed(String reason) {
        return new After("failed", null, reason);
    }

    private record After(
            String state, @Nullable Instant next, @Nullable String reason) {
        boolean ended() {
            return state.equals("delivered") || state.equals("failed");
        }
    }
}
