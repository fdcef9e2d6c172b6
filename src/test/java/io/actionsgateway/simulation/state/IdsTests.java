package io.actionsgateway.simulation.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTests {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123Z");
    private static final Instant GREGORIAN = Instant.parse("1582-10-15T00:00:00Z");

    @Test
    void writesTheTimeOfTheEventIntoItsGuid() {
        UUID guid = new Ids(7, NOW).guid(NOW);

        assertThat(guid.version()).isEqualTo(1);
        assertThat(guid.variant()).isEqualTo(2);
        assertThat(GREGORIAN
                        .plus(Duration.ofSeconds(guid.timestamp() / 10_000_000))
                        .plusNanos(guid.timestamp() % 10_000_000 * 100))
                .isEqualTo(NOW);
    }

    @Test
    void givesEventsOfOneInstantLaterAndLaterGuids() {
        Ids ids = new Ids(7, NOW);

        assertThat(ids.guid(NOW).timestamp()).isLessThan(ids.guid(NOW).timestamp());
    }

    @Test
    void goesOnBeyondThirtyTwoBitsAndStaysExactInJavaScript() {
        assertThat(new Ids(7, NOW).next()).isBetween(1L << 32, 1L << 53);
    }

    @Test
    void neverRepeatsAnIdAfterARestart() {
        Ids before = new Ids(7, NOW);
        long last = 0;
        for (int count = 0; count < 999; count++) {
            last = before.next();
        }

        assertThat(new Ids(7, NOW.plusMillis(1)).next()).isGreaterThan(last);
    }
}
