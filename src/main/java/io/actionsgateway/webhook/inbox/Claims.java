package io.actionsgateway.webhook.inbox;

import io.actionsgateway.platform.QueryPlans;
import io.actionsgateway.webhook.WebhookProperties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands stored deliveries to workers, each to one at a time, across any number of replicas. A claim is a lease by the
 * database's clock: what a dead worker held comes back by itself. Blocking; thread-safe.
 */
@Component
public class Claims {

    private static final String CLAIM = """
            with due as (
                select id, body_bytes from webhook_delivery
                where state in ('received', 'processing') and due_at <= now()
                order by due_at, id limit :batch for update skip locked
            ), fitting as (
                select id from (select id, body_bytes, sum(body_bytes) over (order by id) as upto from due) as sized
                where upto <= :max_bytes or upto = body_bytes
            ), claimed as (
                update webhook_delivery set state = 'processing', attempts = attempts + 1,
                    due_at = now() + make_interval(secs => :lease)
                where id = any (array(select id from fitting))
                returning id, hook, guid, event, form_encoded, body_bytes, body_sha256, pulled, received_at, attempts, traceparent
            )
            select claimed.*, case when claimed.body_bytes <= :most_read then payload.body end as body, exists (
                select from webhook_delivery earlier
                where earlier.body_sha256 = claimed.body_sha256 and earlier.id < claimed.id
                  and earlier.guid <> claimed.guid and earlier.state not in ('quarantined', 'parked')) as replayed, exists (
                select from webhook_delivery other
                where other.guid = claimed.guid and other.hook = claimed.hook and other.id < claimed.id
                  and other.pulled <> claimed.pulled
                  and other.state not in ('quarantined', 'parked', 'replayed')) as came_before
            from claimed left join webhook_payload payload
              on payload.delivery_id = claimed.id and payload.received_at = claimed.received_at
            order by claimed.id""";

    private static final String FINISH = """
            update webhook_delivery set state = ?, action = ?, reason = ?, finished_at = now()
            where id = ? and state = 'processing' and attempts = ?""";

    private static final String RETRY = """
            update webhook_delivery set state = 'received', reason = :reason,
                due_at = now() + make_interval(secs => :delay)
            where id = :id and state = 'processing' and attempts = :attempt""";

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final WebhookProperties.Workers limits;

    Claims(JdbcClient database, JdbcTemplate batches, WebhookProperties properties) {
        this.database = database;
        this.batches = batches;
        this.limits = properties.workers();
    }

    /**
     * Claims what is due.
     *
     * @return in order of arrival; empty when nothing is due
     */
    @Transactional
    public List<Claimed> claim() {
        QueryPlans.byIndex(database);
        return database.sql(CLAIM)
                .param("batch", limits.batch())
                .param("max_bytes", limits.maxBytes().toBytes())
                .param("most_read", limits.maxRead().toBytes())
                .param("lease", seconds(limits.lease()))
                .query(Claims::read)
                .list();
    }

    /**
     * Writes down what became of deliveries, in the transaction of their effects. A delivery whose claim has passed to
     * another worker is left to that one.
     *
     * @param finished deliveries and their outcomes
     */
    public void finish(List<Finished> finished) {
        batches.batchUpdate(FINISH, finished, Math.max(1, finished.size()), (row, one) -> {
            row.setString(1, one.state().name().toLowerCase(Locale.ROOT));
            row.setString(2, one.action());
            row.setString(3, one.reason());
            row.setLong(4, one.claimed().id());
            row.setInt(5, one.claimed().attempt());
        });
    }

    /**
     * Lets a delivery be tried again later.
     *
     * @param claimed the delivery
     * @param delay how much later
     * @param reason what failed
     */
    public void retry(Claimed claimed, Duration delay, String reason) {
        database.sql(RETRY)
                .param("reason", reason)
                .param("delay", seconds(delay))
                .param("id", claimed.id())
                .param("attempt", claimed.attempt())
                .update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** A body that is not read, or that retention has dropped, is empty. */
    private static Claimed read(ResultSet row, int number) throws SQLException {
        byte[] body = row.getBytes("body");
        return new Claimed(
                row.getLong("id"),
                row.getString("event"),
                row.getBoolean("form_encoded"),
                body == null ? new byte[0] : body,
                row.getInt("body_bytes"),
                row.getBytes("body_sha256"),
                row.getInt("attempts"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("replayed"),
                row.getBoolean("came_before"),
                row.getString("traceparent"));
    }
}
