package io.actionsgateway.stream.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RetriesTests {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final JobState JOB =
            new JobState(7, "build", "completed", "success", NOW.minusSeconds(30), List.of());

    private final ManualTime time = ManualTime.stepped(NOW);
    private final Retries retries = new Retries(
            new LogProperties(
                    9,
                    9,
                    DataSize.ofKilobytes(1),
                    DataSize.ofKilobytes(4),
                    3,
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60)),
            time);

    private Duration after(FetchProblem problem, int wishSeconds) {
        return retries.after(problem, Duration.ofSeconds(wishSeconds), JOB).orElse(null);
    }

    @Test
    void givesUpAfterSoManyInARow() {
        assertThat(after(FetchProblem.INTERRUPTED, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(after(FetchProblem.INTERRUPTED, 0)).isEqualTo(Duration.ofSeconds(2));
        retries.progressed();
        assertThat(after(FetchProblem.INTERRUPTED, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(after(FetchProblem.INTERRUPTED, 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(after(FetchProblem.INTERRUPTED, 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(after(FetchProblem.INTERRUPTED, 0)).isNull();
    }

    @Test
    void waitsForALimitAsLongAsItLasts() {
        for (int each = 0; each < 100; each++) {
            assertThat(after(FetchProblem.LIMITED, 5)).isEqualTo(Duration.ofSeconds(5));
            assertThat(after(FetchProblem.LIMITED, 3_000)).isEqualTo(Duration.ofSeconds(60));
        }
    }

    @Test
    void waitsForALogOnlySoonAfterItsJob() {
        assertThat(after(FetchProblem.LOG_NOT_FOUND, 0)).isEqualTo(Duration.ofSeconds(1));
        time.advance(Duration.ofSeconds(91));
        assertThat(after(FetchProblem.LOG_NOT_FOUND, 0)).isNull();
    }

    @Test
    void doesNotRepeatWhatStaysWrong() {
        assertThat(after(FetchProblem.DENIED, 0)).isNull();
        assertThat(after(FetchProblem.UNUSABLE, 0)).isNull();
        assertThat(after(FetchProblem.INTERNAL, 0)).isNull();
    }
}
