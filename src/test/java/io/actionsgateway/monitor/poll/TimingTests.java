package io.actionsgateway.monitor.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.run.RunPulse;
import io.actionsgateway.run.watch.Reason;
import io.actionsgateway.run.watch.WatchClaim;
import io.actionsgateway.stream.wait.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TimingTests {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private final Timing timing = new Timing(new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("actions.monitor.poll", PollProperties.class));

    @ParameterizedTest
    @CsvSource({
        "PT3S,  PT3S,  PT7S",
        "PT10S, PT10S, ",
        "PT3S,  PT11M, ",
        "PT3S,  ,      ",
    })
    void waitsForTheJobsOfARunThatHasEndedWhereWebhooksCome(
            Duration changedBefore, @Nullable Duration toldBefore, @Nullable Duration spared) {
        RunPulse pulse = new RunPulse(
                Runs.attempts(List.of("completed/success")),
                List.of(),
                NOW.minus(changedBefore),
                toldBefore == null ? null : NOW.minus(toldBefore));

        assertThat(timing.spared(neverAsked(), pulse)).isEqualTo(spared);
    }

    private static WatchClaim neverAsked() {
        Instant since = NOW.minusSeconds(60);
        return new WatchClaim(42, "octo-org/hello-world", Reason.WAITER, NOW, since, true, NOW, 0, 0, null, null, 0, 1);
    }
}
