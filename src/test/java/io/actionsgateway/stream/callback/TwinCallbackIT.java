package io.actionsgateway.stream.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v1.KeyClient;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.stream.wait.WaitTest;
import io.actionsgateway.stream.wait.Waiting;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From a dispatch at GitHub to a receiver who verifies what it is told: nothing in between is stood in for. */
@WaitTest
class TwinCallbackIT {

    @Autowired
    private ServiceClient service;

    @Autowired
    private MockGitHub gitHub;

    @Autowired
    private SteppedTimeline time;

    @Autowired
    private JdbcClient database;

    private final Receiver receiver = new Receiver();
    private KeyClient keys;
    private String key;
    private Waiting at;

    @BeforeEach
    void subscribe() {
        at = new Waiting(service, gitHub);
        keys = new KeyClient(service);
        key = keys.make("receiver " + System.nanoTime(), KeyClient.GRANTS)
                .path("key")
                .asString();
    }

    @AfterEach
    void end() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"success", "failure"})
    void callsWithASignatureThatTheReceiverVerifies(String outcome) {
        Runnable noMoreDeliveries = at.deliveries();
        try {
            assertTold(outcome);
        } finally {
            noMoreDeliveries.run();
        }
    }

    @Test
    void callsAlsoWhereNoWebhookComes() {
        assertTold("success");
    }

    private void assertTold(String outcome) {
        long run = at.dispatch("ci.yml", "{\"outcome\":\"" + outcome + "\"}");
        Subscriber me = new Subscriber(service, database, receiver, run, key);
        JsonNode made = me.create("final");
        time.advance(Duration.ofMinutes(1));

        Receiver.Call call = me.calls(1).getFirst();

        StandardWebhooks verifier = new StandardWebhooks(secretOf(key));
        assertThat(verifier.verifies(call, Instant.now())).isTrue();
        assertThat(new StandardWebhooks(secretOf(ServiceClient.KEY)).verifies(call, Instant.now()))
                .as("with another caller's secret")
                .isFalse();
        assertThat(call.json().path("type").asString()).isEqualTo("workflow_run.completed");
        JsonNode data = call.json().path("data");
        assertThat(data.path("run_id").longValue()).isEqualTo(run);
        assertThat(data.path("conclusion").asString()).isEqualTo(outcome);
        assertThat(data.path("final").booleanValue()).isTrue();
        assertThat(me.awaitState(made, "delivered").path("attempts")).hasSize(1);
        assertThat(receiver.calls()).hasSize(1);
    }

    private String secretOf(String caller) {
        return KeyClient.json(keys.get(caller, "/api/v1/callbacks/secret"))
                .path("secret")
                .asString();
    }
}
