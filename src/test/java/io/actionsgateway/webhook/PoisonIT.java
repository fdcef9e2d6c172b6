package io.actionsgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.Saboteur;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A delivery whose processing always fails is parked with its reason, holds up nobody, and can be requeued. */
@ServiceTest
class PoisonIT {

    @Autowired
    private ServiceClient service;

    @Autowired
    private Saboteur saboteur;

    @Autowired
    private JdbcClient database;

    @Test
    void parksPoisonAfterFiveTriesAndTakesItWhenRequeued() {
        long run = Payloads.freshId();
        UUID poison = UUID.randomUUID();
        UUID healthy = UUID.randomUUID();
        saboteur.sabotage(run);

        deliver(poison, run);
        deliver(healthy, Payloads.freshId());

        JsonNode parked = inState(poison, "parked");
        assertThat(parked.path("attempts").intValue()).isEqualTo(5);
        assertThat(parked.path("reason").stringValue()).contains("sabotaged");
        inState(healthy, "processed");
        assertThat(rowsOf(run)).isZero();

        saboteur.stop(run);
        long id = parked.path("id").longValue();
        assertThat(service.post("/api/v1/deliveries/" + id + "/requeue").statusCode())
                .isEqualTo(202);
        inState(poison, "processed");
        assertThat(rowsOf(run)).isEqualTo(1);
        assertThat(service.post("/api/v1/deliveries/" + id + "/requeue").statusCode())
                .isEqualTo(409);
    }

    @Test
    void parksADeliveryWhoseWorkersKeepDying() {
        long run = Payloads.freshId();
        UUID guid = UUID.randomUUID();
        long id = parked(guid, run);

        database.sql("update webhook_delivery set state = 'processing', due_at = now(), reason = null where id = ?")
                .param(id)
                .update();

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(inState(guid, "parked").path("reason").stringValue(""))
                                .contains("died or timed out"));
        assertThat(rowsOf(run)).isZero();
    }

    @Test
    void takesOverFromAWorkerThatDied() {
        long run = Payloads.freshId();
        UUID guid = UUID.randomUUID();
        long id = parked(guid, run);

        database.sql("update webhook_delivery set state = 'processing', attempts = 1, due_at = now() where id = ?")
                .param(id)
                .update();

        inState(guid, "processed");
        assertThat(rowsOf(run)).isEqualTo(1);
    }

    /** A delivery that was parked although nothing is wrong with it any more. */
    private long parked(UUID guid, long run) {
        saboteur.sabotage(run);
        deliver(guid, run);
        long id = inState(guid, "parked").path("id").longValue();
        saboteur.stop(run);
        return id;
    }

    private void deliver(UUID guid, long run) {
        byte[] body = Payloads.run(run, 1, "requested", "queued", null, "00:00");
        assertThat(service.deliver("default", "workflow_run", guid, ServiceClient.SECRET, body)
                        .statusCode())
                .isEqualTo(202);
    }

    private JsonNode inState(UUID guid, String state) {
        return await().atMost(Duration.ofSeconds(15))
                .until(
                        () -> service.read("/api/v1/deliveries?guid=" + guid)
                                .path("items")
                                .path(0),
                        delivery -> state.equals(delivery.path("state").stringValue("")));
    }

    private int rowsOf(long run) {
        return database.sql("select (select count(*) from workflow_run where run_id = :run)"
                        + " * (select count(*) from transition where run_id = :run)")
                .param("run", run)
                .query(Integer.class)
                .single();
    }
}
