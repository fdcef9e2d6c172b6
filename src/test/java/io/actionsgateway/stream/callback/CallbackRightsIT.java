package io.actionsgateway.stream.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import io.actionsgateway.api.v1.KeyClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Nobody is told of a run that he may not read any more. Each caller has two keys, and looks with the other one. */
@ServiceTest
class CallbackRightsIT {

    @Autowired
    private ServiceClient service;

    @Autowired
    private JdbcClient database;

    private KeyClient keys;
    private JsonNode key;
    private Subscriber me;
    private Subscriber looking;

    @BeforeEach
    void subscribe() {
        keys = new KeyClient(service);
        String name = "subscriber " + System.nanoTime();
        key = keys.make(name, KeyClient.GRANTS);
        looking = new Subscriber(service, database)
                .with(keys.make(name, KeyClient.GRANTS).path("key").asString());
        me = looking.with(key.path("key").asString());
    }

    @AfterEach
    void end() {
        me.close();
    }

    @Test
    void sendsNothingForAKeyThatIsRevoked() {
        JsonNode made = me.create("final");
        keys.delete(ServiceClient.KEY, key.path("id").asString());
        me.end();

        assertEnded(made, "unauthorized", "unauthorized");
        assertThat(me.receiver().calls()).isEmpty();
        JsonNode other = looking.create("final");
        looking.awaitState(other, "delivered");
        assertThat(me.receiver().calls()).hasSize(1);
    }

    @Test
    void sendsNothingForAKeyThatHasExpired() {
        JsonNode made = me.create("final");
        database.sql("update api_key set created_at = created_at - interval '1 hour', expires_at = now() where id = ?")
                .param(key.path("id").asString())
                .update();
        me.end();

        assertEnded(made, "unauthorized", "unauthorized");
        assertThat(me.receiver().calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"octo-org/*, octo-org/hello-moon", "actions, variables"})
    void sendsNothingOfARepositoryThatIsNotGrantedAnyMore(String granted, String instead) {
        JsonNode made = me.create("final");
        KeyClient.regrant(database, key, KeyClient.GRANTS.replace(granted, instead));
        me.end();

        assertEnded(made, "not-granted", "not_granted");
        assertThat(me.receiver().calls()).isEmpty();
    }

    @Test
    void asksAgainBeforeEachTry() {
        me.receiver().answer(503);
        me.end();
        JsonNode made = me.create("final");
        looking.awaitAttempts(made, 1);
        keys.delete(ServiceClient.KEY, key.path("id").asString());
        looking.skipTheWait(made);

        JsonNode ended = looking.awaitState(made, "failed");

        assertThat(Subscriber.outcomes(ended)).containsExactly("unauthorized", "rejected");
        assertThat(ended.path("reason").asString()).isEqualTo("unauthorized");
        assertThat(ended.path("next_attempt_at").isNull()).isTrue();
        assertThat(me.receiver().calls()).hasSize(1);
    }

    @Test
    void sendsWhatIsStillGranted() {
        JsonNode made = me.create("final");
        KeyClient.regrant(database, key, KeyClient.GRANTS.replace("octo-org/*", "Octo-Org/hello-world"));
        me.end();

        JsonNode done = looking.awaitState(made, "delivered");

        assertThat(done.path("reason").isNull()).isTrue();
        assertThat(me.receiver().calls()).hasSize(1);
    }

    private void assertEnded(JsonNode made, String reason, String outcome) {
        JsonNode ended = looking.awaitState(made, "failed");
        assertThat(ended.path("reason").asString()).isEqualTo(reason);
        assertThat(ended.path("finished_at").asString()).isNotEmpty();
        assertThat(Subscriber.outcomes(ended)).containsExactly(outcome);
        assertThat(ended.path("attempts").path(0).path("status").isNull()).isTrue();
    }
}
