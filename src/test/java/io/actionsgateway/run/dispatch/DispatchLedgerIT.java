package io.actionsgateway.run.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class DispatchLedgerIT {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final String HOST = "api.github.test";

    private static final DispatchProperties PROPERTIES = new DispatchProperties(
            Duration.ofDays(100),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            true);

    @Autowired
    private JdbcClient database;

    private final String subject = "key:" + UUID.randomUUID();

    @Test
    void countsARunAsStartedUntilItIsSureThatItWasNot() {
        DispatchLedger ledger = at(NOW);
        DispatchTry sent = ledger.requested(request(42L, "main"));
        assertThat(ledger.started(subject, HOST, 42)).isTrue();
        assertThat(ledger.started(subject, "other.github.test", 42)).isFalse();

        ledger.settle(sent, new DispatchOutcome.Unknown());
        assertThat(ledger.started(subject, HOST, 42)).isTrue();

        ledger.settle(sent, new DispatchOutcome.Failed("refused"));
        assertThat(ledger.started(subject, HOST, 42)).isFalse();
        assertThat(ledger.find(sent.id()).orElseThrow().state()).isEqualTo(DispatchState.FAILED);
    }

    @Test
    void changesNoEntryThatIsSettled() {
        DispatchLedger ledger = at(NOW);
        DispatchTry sent = ledger.requested(request(null, "main"));
        ledger.settle(sent, new DispatchOutcome.Started(43, null));

        ledger.settle(sent, new DispatchOutcome.Failed("refused"));
        ledger.settle(sent, new DispatchOutcome.Unknown());
        ledger.settle(sent, new DispatchOutcome.Started(44, null));

        DispatchView entry = ledger.find(sent.id()).orElseThrow();
        assertThat(entry.state()).isEqualTo(DispatchState.DISPATCHED);
        assertThat(entry.request().runId()).isEqualTo(43);
        assertThat(ledger.undecided(subject, HOST, "octo-org/hello-world", null))
                .isEmpty();
    }

    @Test
    void findsUndecidedRequestsThatMayHaveBegunARun() {
        DispatchLedger ledger = at(NOW);
        DispatchTry sent = ledger.requested(request(null, "main"));

        assertThat(undecided(NOW.minusSeconds(59))).isTrue();
        assertThat(undecided(NOW.plus(Duration.ofMinutes(10)))).isTrue();
        assertThat(undecided(NOW.minusSeconds(61))).isFalse();
        assertThat(undecided(NOW.plusSeconds(601))).isFalse();
        assertThat(undecided(null)).isTrue();
        ledger.settle(sent, new DispatchOutcome.Failed("refused"));
        assertThat(undecided(null)).isFalse();
    }

    @Test
    void keepsWhateverACallerWrites() {
        DispatchLedger ledger = at(NOW);
        DispatchTry sent = ledger.requested(request(null, "ma\0in\n\ud800" + "x".repeat(70_000)));

        assertThat(ledger.find(sent.id()).orElseThrow().request().ref())
                .hasSize(300)
                .startsWith("ma?in??x");
    }

    @Test
    void forgetsWhatNoRunCanBeWaitingFor() {
        UUID old = at(NOW.minus(Duration.ofDays(102)))
                .requested(request(46L, "main"))
                .id();
        UUID young = at(NOW.minus(Duration.ofDays(99)))
                .requested(request(47L, "main"))
                .id();

        new Forgetting(database, PROPERTIES, Clock.fixed(NOW, ZoneOffset.UTC)).forget();

        assertThat(at(NOW).find(old)).isEmpty();
        assertThat(at(NOW).find(young)).isPresent();
    }

    private boolean undecided(@Nullable Instant created) {
        return !at(NOW).undecided(subject, HOST, "Octo-Org/Hello-World", created)
                .isEmpty();
    }

    private DispatchLedger at(Instant time) {
        return new DispatchLedger(
                database,
                PROPERTIES,
                new DispatchMetrics(new SimpleMeterRegistry()),
                Clock.fixed(time, ZoneOffset.UTC));
    }

    private DispatchRequest request(@Nullable Long run, String ref) {
        return new DispatchRequest(
                run == null ? DispatchKind.DISPATCH : DispatchKind.RERUN,
                HOST,
                "octo-org/hello-world",
                "ci.yml",
                ref,
                run,
                subject,
                null,
                "request");
    }
}
