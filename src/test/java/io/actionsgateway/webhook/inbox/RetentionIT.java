package io.actionsgateway.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import io.actionsgateway.webhook.WebhookProperties;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Bodies go after a week, a day at a time; identities after five. */
@ServiceTest
class RetentionIT {

    /** Far from every other test's deliveries. */
    private static final Instant DAY = Instant.parse("2031-05-01T12:00:00Z");

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private WebhookProperties properties;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private ServiceClient service;

    @Test
    void dropsBodiesAfterAWeekAndForgetsIdentitiesAfterFive() throws Exception {
        at(DAY).makeRoom();
        long id = store(DAY);
        assertThat(partitions()).contains("webhook_payload_20310501", "webhook_payload_20310503");
        assertThat(bodies("webhook_payload_20310501", id)).isEqualTo(1);

        at(DAY.plus(Duration.ofDays(7))).makeRoom();
        assertThat(partitions())
                .as("a body of that day may be younger than a week")
                .contains("webhook_payload_20310501");

        at(DAY.plus(Duration.ofDays(8))).makeRoom();
        assertThat(partitions()).as("a delivery still waits").contains("webhook_payload_20310501");

        settle(id);
        at(DAY.plus(Duration.ofDays(8))).makeRoom();
        assertThat(partitions()).doesNotContain("webhook_payload_20310501");
        assertThat(service.get("/api/v1/deliveries/" + id).statusCode()).isEqualTo(200);
        assertThat(service.get("/api/v1/deliveries/" + id + "/body").statusCode())
                .isEqualTo(410);
        assertThat(service.post("/api/v1/deliveries/" + id + "/requeue").statusCode())
                .isEqualTo(410);

        at(DAY.plus(Duration.ofDays(36))).makeRoom();
        assertThat(service.get("/api/v1/deliveries/" + id).statusCode()).isEqualTo(404);
    }

    private Retention at(Instant now) {
        return new Retention(database, transaction, properties, Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Stores a delivery that no worker takes. */
    private long store(Instant now) throws Exception {
        UUID guid = UUID.randomUUID();
        byte[] body = guid.toString().getBytes(StandardCharsets.UTF_8);
        byte[] digest =
                HexFormat.of().parseHex("00".repeat(16) + guid.toString().replace("-", ""));
        Set<Integer> stored = new DeliveryTable(dataSource, Clock.fixed(now, ZoneOffset.UTC))
                .insert(List.of(new Delivery("default", guid, "ping", false, body, digest, false, null)));
        assertThat(stored).containsExactly(0);
        return database.sql(
                        "update webhook_delivery set state = 'received', due_at = 'infinity' where guid = ? returning"
                                + " id")
                .param(guid)
                .query(Long.class)
                .single();
    }

    private void settle(long id) {
        database.sql("update webhook_delivery set state = 'parked' where id = ?")
                .param(id)
                .update();
    }

    private List<String> partitions() {
        return database.sql("select inhrelid::regclass::text from pg_inherits where inhparent ="
                        + " 'webhook_payload'::regclass")
                .query(String.class)
                .list();
    }

    private int bodies(String partition, long id) {
        return database.sql("select count(*) from " + partition + " where delivery_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
