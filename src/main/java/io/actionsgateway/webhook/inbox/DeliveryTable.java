package io.actionsgateway.webhook.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Inserts a group of deliveries in one statement, which is one transaction and one round trip. */
@Component
class DeliveryTable {

    private static final String INSERT = """
            with incoming as materialized (
                select nextval('webhook_delivery_id') as id, row.*
                from unnest(?::text[], ?::uuid[], ?::bytea[], ?::text[], ?::boolean[], ?::bytea[], ?::boolean[], ?::text[])
                    with ordinality as row (hook, guid, body_sha256, event, form_encoded, body, pulled, traceparent, position)
            ), stored as (
                insert into webhook_delivery
                    (id, hook, guid, body_sha256, event, form_encoded, body_bytes, pulled, traceparent, received_at)
                select id, hook, guid, body_sha256, event, form_encoded, octet_length(body), pulled, traceparent, ? from incoming
                on conflict do nothing
                returning id
            ), payload as (
                insert into webhook_payload (delivery_id, received_at, body)
                select id, ?, body from incoming where id in (select id from stored)
            )
            select position from incoming where id in (select id from stored)""";

    /** Of a single delivery: the driver copies what is in an array, and sends what is not as it is. */
    private static final String INSERT_ONE =
            INSERT.replace("?::bytea[], ?::boolean[], ?::text[])", "array[?::bytea], ?::boolean[], ?::text[])");

    private final DataSource database;
    private final Clock clock;

    DeliveryTable(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Stores the deliveries that are not there yet.
     *
     * @return the positions in the list, from 0, of those that are new
     */
    Set<Integer> insert(List<Delivery> group) throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(clock);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(group.size() == 1 ? INSERT_ONE : INSERT)) {
            setArray(insert, 1, "text", group, Delivery::hook);
            setArray(insert, 2, "uuid", group, Delivery::guid);
            insert.setArray(3, connection.createArrayOf("bytea", bytes(group, Delivery::bodySha256)));
            setArray(insert, 4, "text", group, Delivery::event);
            setArray(insert, 5, "boolean", group, Delivery::formEncoded);
            if (group.size() == 1) {
                insert.setBytes(6, group.getFirst().body());
            } else {
                insert.setArray(6, connection.createArrayOf("bytea", bytes(group, Delivery::body)));
            }
            setArray(insert, 7, "boolean", group, Delivery::pulled);
            setArray(insert, 8, "text", group, Delivery::traceparent);
            insert.setObject(9, now);
            insert.setObject(10, now);
            return positions(insert);
        }
    }

    private static void setArray(
            PreparedStatement insert,
            int column,
            String type,
            List<Delivery> group,
            Function<Delivery, @Nullable Object> value)
            throws SQLException {
        Object[] values = group.stream().map(value).toArray();
        insert.setArray(column, insert.getConnection().createArrayOf(type, values));
    }

    private static byte[][] bytes(List<Delivery> group, Function<Delivery, byte[]> value) {
        return group.stream().map(value).toArray(byte[][]::new);
    }

    private static Set<Integer> positions(PreparedStatement insert) throws SQLException {
        Set<Integer> positions = new HashSet<>();
        try (ResultSet rows = insert.executeQuery()) {
            while (rows.next()) {
                positions.add(rows.getInt(1) - 1);
            }
        }
        return positions;
    }
}
