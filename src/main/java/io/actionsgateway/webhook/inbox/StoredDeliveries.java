package io.actionsgateway.webhook.inbox;

import io.actionsgateway.platform.Cursor;
import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.PageRequest;
import io.actionsgateway.webhook.DeliveryFilter;
import io.actionsgateway.webhook.DeliveryInbox;
import io.actionsgateway.webhook.DeliveryView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads and requeues stored deliveries. */
@Component
class StoredDeliveries implements DeliveryInbox {

    private static final String COLUMNS = """
        select id, hook, guid, event, action, state, attempts, reason, body_bytes, body_sha256, received_at, finished_at, pulled
        from webhook_delivery""";

    private static final String LIST = COLUMNS + """
             where id < :before
              and (:hook::text is null or hook = :hook) and (:state::text is null or state = :state)
              and (:event::text is null or event = :event) and (:guid::uuid is null or guid = :guid)
            order by id desc limit :limit""";

    private static final String BODY = """
            select body from webhook_payload where delivery_id = :id
            and received_at = (select received_at from webhook_delivery where id = :id)""";

    private static final String REQUEUE = """
            update webhook_delivery set state = 'received', attempts = 0, due_at = now(), finished_at = null
            where id = :id and state in ('parked', 'quarantined', 'ignored')""";

    private final JdbcClient database;
    private final WorkSignal signal;

    StoredDeliveries(JdbcClient database, WorkSignal signal) {
        this.database = database;
        this.signal = signal;
    }

    @Override
    public Page<DeliveryView> list(DeliveryFilter filter, PageRequest request) {
        long before = request.after(Cursor.at(Long.MAX_VALUE)).position().getFirst();
        List<DeliveryView> found = database.sql(LIST)
                .param("before", before)
                .param("hook", filter.hook(), Types.VARCHAR)
                .param("state", filter.state(), Types.VARCHAR)
                .param("event", filter.event(), Types.VARCHAR)
                .param("guid", filter.guid(), Types.OTHER)
                .param("limit", request.limit() + 1)
                .query(StoredDeliveries::read)
                .list();
        return Page.of(found, request, delivery -> Cursor.at(delivery.id()));
    }

    @Override
    public Optional<DeliveryView> find(long id) {
        return database.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(StoredDeliveries::read)
                .optional();
    }

    @Override
    public Optional<byte[]> body(long id) {
        return database.sql(BODY)
                .param("id", id)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    @Override
    @Transactional
    public Requeued requeue(long id) {
        if (find(id).isEmpty()) {
            return Requeued.UNKNOWN;
        }
        if (body(id).isEmpty()) {
            return Requeued.BODY_GONE;
        }
        if (database.sql(REQUEUE).param("id", id).update() == 0) {
            return Requeued.NOT_AT_REST;
        }
        signal.wake();
        return Requeued.DUE;
    }

    private static DeliveryView read(ResultSet row, int number) throws SQLException {
        return new DeliveryView(
                row.getLong("id"),
                row.getString("hook"),
                row.getObject("guid", UUID.class),
                row.getString("event"),
                row.getString("action"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("reason"),
                row.getInt("body_bytes"),
                HexFormat.of().formatHex(row.getBytes("body_sha256")),
                row.getObject("received_at", OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.MILLIS),
                millis(row.getObject("finished_at", OffsetDateTime.class)),
                row.getBoolean("pulled"));
    }

    private static @Nullable Instant millis(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }
}
