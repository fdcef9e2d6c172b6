package io.actionsgateway.stream.callback;

import static io.actionsgateway.stream.callback.CallbackTable.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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

    private static final String CLAIM = """
            with due as (
                select id from callback where state = 'sending' and due_at <= :now
                    and (leased_until is null or leased_until < now())
                order by due_at limit :most for update skip locked
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
            update callback set state = :state, due_at = :due, leased_until = null, finished_at = :finished
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

    List<Claimed> claim(int most) {
        return database.sql(CLAIM)
                .param("now", utc(clock.instant()))
                .param("most", most)
                .param("lease", limits.lease().toMillis())
                .query(Claims::claimed)
                .list();
    }

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        return new Claimed(
                row.getObject("id", UUID.class),
                row.getLong("run_id"),
                row.getString("subject"),
                row.getString("url"),
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
            case Outcome.Delivered _ -> new After(claimed.last() ? "delivered" : "waiting", null);
            case Outcome.Gone _ -> new After("failed", null);
            case Outcome.Rejected _, Outcome.Failed _ ->
                retries.next(claimed.tries(), claimed.firstTriedAt(), now)
                        .map(next -> new After("sending", next))
                        .orElseGet(() -> new After("failed", null));
        };
    }

    private record After(String state, @Nullable Instant next) {
        boolean ended() {
            return state.equals("delivered") || state.equals("failed");
        }
    }
}
