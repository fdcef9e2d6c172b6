package io.actionsgateway.github.transport.send;

import static io.actionsgateway.github.transport.ScriptedPeer.json;
import static io.actionsgateway.github.transport.ScriptedPeer.reset;
import static io.actionsgateway.github.transport.ScriptedPeer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.GitHubException.CircuitOpen;
import io.actionsgateway.github.transport.GitHubException.ServiceUnavailable;
import io.actionsgateway.github.transport.GitHubException.TransportError;
import io.actionsgateway.github.transport.LinkedSteps;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.ScriptedPeer;
import io.actionsgateway.github.transport.Step;
import io.actionsgateway.github.transport.resilience.Defaults;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Retry and breaker over real connections: what reaches the peer, and how often. */
class RepeatedSendIT {

    private final Peers peers = new Peers();
    private final ManualTime time = ManualTime.skipping(Instant.parse("2026-03-01T12:00:00Z"));
    private final Step.Next chain =
            LinkedSteps.of(Defaults.retry(time, peers.meters), Defaults.breaker(time, peers.meters), peers.step);

    @AfterEach
    void close() throws IOException {
        peers.close();
    }

    @Test
    void doesNotRepeatAPostThatWasReset() {
        peers.peer.then(reset()).otherwise(json("{}"));

        assertThat(result(LinkedSteps.POST)).isEqualTo(TransportError.class);
        assertThat(peers.peer.requests()).hasSize(1);
    }

    @Test
    void repeatsAPutThatWasReset() {
        peers.peer.then(reset(), reset()).otherwise(json("{}"));

        assertThat(result(LinkedSteps.PUT)).isEqualTo(200);
        assertThat(peers.peer.requests()).hasSize(3);
    }

    @Test
    void repeatsAPostThatFoundNobody() throws IOException {
        int port = ScriptedPeer.closedPort();
        ManualTime stepped = ManualTime.stepped(time.instant());
        Step.Next patient = LinkedSteps.of(Defaults.retry(stepped, peers.meters), peers.step);
        var answer = patient.send(LinkedSteps.call(LinkedSteps.POST, "http://localhost:" + port))
                .toFuture();
        Peers.await(() -> !stepped.pauses().isEmpty());

        try (ScriptedPeer late = ScriptedPeer.start(port).otherwise(json("{}"))) {
            stepped.advance(Duration.ofSeconds(1));

            assertThat(answer.orTimeout(20, TimeUnit.SECONDS).join().status()).isEqualTo(200);
            assertThat(late.requests()).hasSize(1);
        }
    }

    @Test
    void asksAHostInTroubleLittleAndHealsWithIt() {
        peers.peer.otherwise(status(502));
        for (int i = 0; i < 1000; i++) {
            time.advance(Duration.ofMillis(50));
            assertThat(result(LinkedSteps.GET)).isIn(ServiceUnavailable.class, CircuitOpen.class);
        }
        assertThat(peers.peer.requests()).hasSizeLessThan(1100).hasSizeLessThan(100);

        peers.peer.otherwise(json("{}"));
        time.advance(Duration.ofSeconds(31));
        for (int i = 0; i < 10; i++) {
            assertThat(result(LinkedSteps.GET)).isEqualTo(200);
        }
    }

    private Object result(Operation operation) {
        return chain.send(LinkedSteps.call(operation, peers.peer.url("")))
                .<Object>map(Answer::status)
                .onErrorResume(failure -> Mono.just(failure.getClass()))
                .block(Peers.LIMIT);
    }
}
