package io.actionsgateway.stream.log;

import io.actionsgateway.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class PatienceTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final ManualTime time = ManualTime.stepped(Instant.parse("2026-05-01T10:00:00Z"));
    private final Patience patience = new Patience(Duration.ofSeconds(60), time);

    @Test
    void endsWhatIsNotRead() {
        StepVerifier.create(patience.of(Flux.range(0, 1_000)), 3)
                .expectNext(0, 1, 2)
                .then(() -> time.advance(Duration.ofSeconds(91)))
                .expectError(ReaderStuck.class)
                .verify(LIMIT);
    }

    @Test
    void waitsForASlowReader() {
        StepVerifier.create(patience.of(Flux.range(0, 3)), 0)
                .then(() -> time.advance(Duration.ofSeconds(59)))
                .thenRequest(1)
                .expectNext(0)
                .then(() -> time.advance(Duration.ofSeconds(59)))
                .thenRequest(2)
                .expectNext(1, 2)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void waitsForASlowSource() {
        Sinks.Many<Integer> source = Sinks.many().unicast().onBackpressureBuffer();
        StepVerifier.create(patience.of(source.asFlux()), 32)
                .then(() -> time.advance(Duration.ofHours(5)))
                .then(() -> source.tryEmitNext(1))
                .expectNext(1)
                .then(source::tryEmitComplete)
                .expectComplete()
                .verify(LIMIT);
    }
}
