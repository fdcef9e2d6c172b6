package io.actionsgateway.github.transport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTests {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void doublesThePauseWithEachStrikeInARow() {
        Gate gate = Gate.OPEN;
        Instant now = NOW;
        for (int seconds : new int[] {60, 120, 240, 480, 900, 900}) {
            gate = refused(gate, now, null, now);
            assertThat(gate.closedUntil()).isEqualTo(now.plusSeconds(seconds));
            now = now.plusSeconds(seconds);
            assertThat(gate.closed(now)).isFalse();
        }
    }

    @Test
    void countsRefusalsOfCallsInFlightAsOneStrike() {
        Gate gate = Gate.OPEN;
        for (int i = 0; i < 50; i++) {
            gate = refused(gate, NOW.minusMillis(i), null, NOW.plusMillis(i));
        }

        assertThat(gate.strikes()).isEqualTo(1);
        assertThat(gate.closedUntil()).isEqualTo(NOW.plusSeconds(60).plusMillis(49));
    }

    @Test
    void takesTheTimeThatGitHubGives() {
        Gate gate = refused(Gate.OPEN, NOW, Duration.ofSeconds(7), NOW);

        assertThat(gate.closedUntil()).isEqualTo(NOW.plusSeconds(7));
        assertThat(refused(gate, NOW, Duration.ofSeconds(3), NOW).closedUntil()).isEqualTo(NOW.plusSeconds(7));
    }

    @Test
    void letsOneCallAtATimePassUntilOneSucceeds() {
        Gate gate = refused(Gate.OPEN, NOW, null, NOW);
        assertThat(gate.places(50)).isEqualTo(1);

        assertThat(gate.succeeded(NOW.plusSeconds(59)).places(50))
                .as("it was let through before the closure")
                .isEqualTo(1);
        assertThat(gate.succeeded(NOW.plusSeconds(60)).places(50)).isEqualTo(50);
    }

    private static Gate refused(Gate gate, Instant grantedAt, @Nullable Duration asked, Instant now) {
        return gate.refused(grantedAt, Obstacle.SECONDARY, asked, now, Duration.ofMinutes(15));
    }
}
