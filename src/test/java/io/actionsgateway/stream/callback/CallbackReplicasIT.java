package io.actionsgateway.stream.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import io.actionsgateway.platform.Waits;
import io.actionsgateway.security.KeyHolders;
import io.actionsgateway.stream.RunSignals;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Replicas over one database, in place of the service's own one: what they share, and what each keeps for a host. */
@ServiceTest
class CallbackReplicasIT {

    private static final int PER_HOST = 4;

    @Autowired
    private ServiceClient service;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ReactorResourceFactory resources;

    @Autowired
    private KeyHolders holders;

    @Autowired
    private Messages messages;

    @Autowired
    private Origins origins;

    @Autowired
    private Housekeeping housekeeping;

    @Autowired
    private RunSignals signals;

    @Autowired
    private CallbackWorker own;

    private final List<Runnable> ending = new ArrayList<>();
    private Subscriber me;

    @BeforeEach
    void subscribe() {
        me = new Subscriber(service, database);
        own.stop();
        me.end();
    }

    @AfterEach
    void end() {
        me.receiver().release();
        ending.forEach(Runnable::run);
        own.start();
        me.close();
    }

    /** Each takes what it may have of the host, so that neither can do all the work. */
    @Test
    void shareTheWorkAndSendNothingTwice() {
        me.receiver().hold("localhost");
        List<JsonNode> made = created(30, "localhost");
        SimpleMeterRegistry one = replica();
        SimpleMeterRegistry other = replica();
        me.calls(2 * PER_HOST);
        me.receiver().release();

        made.forEach(each -> me.awaitState(each, "delivered"));

        assertThat(me.receiver().calls())
                .hasSize(30)
                .extracting(Receiver.Call::id)
                .doesNotHaveDuplicates();
        assertThat(made)
                .allSatisfy(
                        each -> assertThat(Subscriber.outcomes(me.get(each))).containsExactly("delivered"));
        assertThat(delivered(one)).isGreaterThanOrEqualTo(PER_HOST);
        assertThat(delivered(other)).isGreaterThanOrEqualTo(PER_HOST);
        assertThat(delivered(one) + delivered(other)).isEqualTo(30);
    }

    @Test
    void keepNobodyWaitingForAHostThatIsSlow() {
        me.receiver().hold("localhost");
        List<JsonNode> slow = created(20, "localhost");
        List<JsonNode> quick = created(8, "127.0.0.1");
        replica();

        quick.forEach(each -> me.awaitState(each, "delivered"));

        assertThat(callsTo("localhost")).isEqualTo(PER_HOST);
        assertThat(slow)
                .allSatisfy(each ->
                        assertThat(me.get(each).path("state").asString()).isEqualTo("sending"));
        me.receiver().release();
        slow.forEach(each -> me.awaitState(each, "delivered"));
        assertThat(callsTo("localhost")).isEqualTo(20);
        assertThat(me.receiver().calls()).extracting(Receiver.Call::id).doesNotHaveDuplicates();
    }

    private long callsTo(String host) {
        return me.receiver().calls().stream()
                .filter(call -> call.host().equals(host))
                .count();
    }

    private List<JsonNode> created(int count, String host) {
        return IntStream.range(0, count)
                .mapToObj(_ -> me.create("final", me.receiver().url("/").replace("localhost", host)))
                .toList();
    }

    private SimpleMeterRegistry replica() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        CallbackProperties settings = Settings.allowing(List.of(), List.of("http://localhost:*", "http://127.0.0.1:*"));
        Clock clock = Clock.systemUTC();
        Wakeup wakeup = new Wakeup();
        Sender sender = new Sender(
                resources, new Targets(settings), new SigningSecrets(settings), settings, Waits.real(), clock);
        CallbackWorker worker = new CallbackWorker(
                messages,
                new Claims(database, transaction, settings, clock),
                new Entitlement(holders),
                sender,
                origins,
                housekeeping,
                new Hints(signals, wakeup),
                wakeup,
                new CallbackMetrics(meters),
                settings,
                clock);
        ending.add(() -> {
            worker.stop();
            sender.destroy();
        });
        worker.start();
        return meters;
    }

    private static double delivered(SimpleMeterRegistry meters) {
        return meters.get("actions.callbacks.attempts")
                .tag("outcome", "delivered")
                .counter()
                .count();
    }
}
