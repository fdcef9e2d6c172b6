package io.actionsgateway.github.transport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MinuteTests {

    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void givesPointsBackAfterAMinute() {
        Minute minute = Minute.EMPTY.plus(800, START.plusSeconds(2)).plus(50, START.plusSeconds(31));

        assertThat(minute.roomFor(1, 850, START.plusSeconds(40))).isEqualTo(START.plusSeconds(65));
        assertThat(minute.roomFor(801, 850, START.plusSeconds(40))).isEqualTo(START.plusSeconds(95));
        assertThat(minute.roomFor(5, 855, START.plusSeconds(40))).isNull();
        assertThat(minute.roomFor(800, 850, START.plusSeconds(65))).isNull();
    }

    @Test
    void countsAnotherMinuteWhenTheClockGoesBack() {
        Minute minute = Minute.EMPTY.plus(850, START);
        Instant back = START.minusSeconds(3_600);

        assertThat(minute.roomFor(1, 850, back)).isEqualTo(back.plusSeconds(65));
        assertThat(minute.plus(0, back).roomFor(850, 850, back.plusSeconds(65))).isNull();
    }

    @Test
    void keepsTheLimitInEveryMinute() {
        Random random = new Random(7);
        Minute minute = Minute.EMPTY;
        Instant now = START;
        List<Instant> spent = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            now = now.plusMillis(random.nextInt(120));
            if (minute.roomFor(5, 850, now) == null) {
                minute = minute.plus(5, now);
                spent.add(now);
            }
        }
        for (int i = 170; i < spent.size(); i++) {
            assertThat(spent.get(i)).isAfterOrEqualTo(spent.get(i - 170).plusSeconds(60));
        }
        assertThat(spent).hasSizeGreaterThan(2_500);
    }
}
