package io.actionsgateway.stream.callback;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What happens to messages that are not taken at once. */
@ServiceTest
class CallbackTriesIT {

    @Autowired
    private ServiceClient service;

    @Autowired
    private JdbcClient database;

    private Subscriber me;

    @BeforeEach
    void subscribe() {
        me = new Subscriber(service, database);
    }

    @AfterEach
    void end() {
        me.close();
    }

    @Test
    void keepsOrderWhileAReceiverIsAway() {
        me.tell("requested", "queued", null, "01:00");
        me.receiver().answer(503);
        JsonNode made = me.create("change");
        me.tell("in_progress", "in_progress", null, "02:00");
        me.calls(1);
        me.tell("completed", "completed", "success", "05:00");
        me.awaitAttempts(made, 1);
        me.skipTheWait(made);

        me.awaitState(made, "delivered");

        assertThat(me.receiver().calls())
                .extracting(call -> call.json().path("data").path("status").asString())
                .containsExactly("in_progress", "in_progress", "completed");
        assertThat(me.receiver().calls().get(0).id())
                .isEqualTo(me.receiver().calls().get(1).id());
    }

    @Test
    void triesAgainUnderTheSameIdUntilItIsTaken() {
        me.receiver().answer(500, 0, 302);
        me.end();
        JsonNode made = me.create("final");
        for (int tries = 1; tries <= 3; tries++) {
            me.awaitAttempts(made, tries);
            me.skipTheWait(made);
        }

        JsonNode done = me.awaitState(made, "delivered");

        assertThat(me.receiver().calls())
                .hasSize(4)
                .extracting(Receiver.Call::id)
                .containsOnly(me.receiver().calls().getFirst().id());
        assertThat(me.receiver().calls())
                .extracting(Receiver.Call::body)
                .containsOnly(me.receiver().calls().getFirst().body());
        assertThat(me.receiver().calls()).extracting(Receiver.Call::path).containsOnly("/");
        assertThat(Subscriber.outcomes(done)).containsExactly("delivered", "rejected", "timeout", "rejected");
        assertThat(done.path("attempts").path(1).path("status").intValue()).isEqualTo(302);
        assertThat(done.path("attempts").path(3).path("next_attempt_at").asString())
                .isNotEmpty();
    }

    @Test
    void triesAgainWhenNobodyListens() {
        int port = me.receiver().port();
        me.receiver().close();
        me.end();
        JsonNode made = me.create("final");
        me.awaitAttempts(made, 1);
        assertThat(Subscriber.outcomes(me.get(made))).isSubsetOf("unreachable", "timeout");

        try (Receiver back = new Receiver(port)) {
            me.skipTheWait(made);
            me.awaitState(made, "delivered");
            assertThat(back.calls()).hasSize(1);
        }
    }

    @Test
    void givesUpAfterADay() {
        me.receiver().answer(500, 500);
        me.end();
        JsonNode made = me.create("final");
        me.awaitAttempts(made, 1);
        me.update("first_tried_at = first_tried_at - interval '25 hours'", made);
        me.skipTheWait(made);

        JsonNode failed = me.awaitState(made, "failed");

        assertThat(Subscriber.outcomes(failed)).containsExactly("rejected", "rejected");
        assertThat(failed.path("next_attempt_at").isNull()).isTrue();
        assertThat(failed.path("finished_at").asString()).isNotEmpty();
        assertThat(failed.path("reason").asString()).isEqualTo("not-taken");
    }

    @Test
    void stopsAtOnceWhenTheReceiverIsGoneForGood() {
        me.receiver().answer(410);
        me.end();

        JsonNode failed = me.awaitState(me.create("final"), "failed");

        assertThat(Subscriber.outcomes(failed)).containsExactly("gone");
        assertThat(failed.path("reason").asString()).isEqualTo("gone");
        assertThat(me.receiver().calls()).hasSize(1);
    }

    /** Tries would come after five to ten minutes here. */
    @ParameterizedTest
    @ValueSource(ints = {429, 503, 500})
    void staysAwayAsLongAsTheReceiverAsks(int status) {
        me.receiver().answer(status, "Retry-After", "3600");
        me.end();
        JsonNode made = me.create("final");

        assertThat(pause(me.awaitAttempts(made, 1))).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
        me.skipTheWait(made);
        me.awaitState(made, "delivered");
    }

    @Test
    void staysAwayUntilADate() {
        String date =
                RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(90));
        me.receiver().answer(503, "Retry-After", date);
        me.end();

        JsonNode tried = me.awaitAttempts(me.create("final"), 1);

        assertThat(pause(tried)).isBetween(Duration.ofMinutes(89), Duration.ofMinutes(91));
    }

    @Test
    void staysAwayNoLongerThanTheLongestWait() {
        me.receiver().answer(429, "Retry-After", "999999");
        me.end();

        JsonNode tried = me.awaitAttempts(me.create("final"), 1);

        assertThat(pause(tried)).isBetween(Duration.ofMinutes(119), Duration.ofMinutes(121));
    }

    @Test
    void saysThatTheRunNeverEnded() {
        JsonNode made = me.create("final");
        me.update("expires_at = now() - interval '1 second'", made);

        JsonNode expired = me.awaitState(made, "expired");
        me.end();

        assertThat(expired.path("reason").asString()).isEqualTo("run-never-ended");
        assertThat(expired.path("finished_at").asString()).isNotEmpty();
        me.awaitState(me.create("final"), "delivered");
        assertThat(me.receiver().calls()).hasSize(1);
    }

    @Test
    void forgetsWhatHasLongBeenFinished() {
        me.end();
        JsonNode kept = me.create("final");
        JsonNode made = me.create("final");
        me.awaitState(kept, "delivered");
        me.awaitState(made, "delivered");
        me.update("finished_at = now() - interval '29 days'", kept);
        me.update("finished_at = now() - interval '31 days'", made);

        Subscriber.eventually(() -> me.get(made).path("status").intValue(0) == 404);

        assertThat(me.get(kept).path("state").asString()).isEqualTo("delivered");
        assertThat(database.sql("select count(*) from callback_attempt where callback_id = ?")
                        .param(Subscriber.id(made))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static Duration pause(JsonNode tried) {
        JsonNode attempt = tried.path("attempts").path(0);
        Instant started = Instant.parse(attempt.path("started_at").asString());
        return Duration.between(
                started, Instant.parse(attempt.path("next_attempt_at").asString()));
    }

    /** What a replica leaves behind that is killed between sending and writing down that it has sent. */
    @Test
    void sendsAgainUnderTheSameIdWhenNobodyKnowsWhetherItWasSent() {
        me.end();
        JsonNode made = me.create("final");
        me.awaitState(made, "delivered");
        database.sql("update callback_attempt set outcome = null, status = null where callback_id = ?")
                .param(Subscriber.id(made))
                .update();
        me.update(
                "state = 'sending', finished_at = null, due_at = now(), leased_until = now() + interval '1 second'",
                made);

        me.calls(2);
        JsonNode done = me.awaitState(made, "delivered");

        assertThat(me.receiver().calls().get(0).id())
                .isEqualTo(me.receiver().calls().get(1).id());
        assertThat(done.path("attempts")).hasSize(2);
        assertThat(done.path("attempts").path(1).path("outcome").isNull()).isTrue();
    }
}
