package io.actionsgateway.simulation.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.actionsgateway.simulation.rest.GitHubError;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreatedFilterTests {

    @ParameterizedTest
    @CsvSource({
        "2026-05-01, 2026-05-01T00:00:00Z, 2026-05-02T00:00:00Z",
        "2026-05-01..2026-05-03, 2026-05-01T00:00:00Z, 2026-05-04T00:00:00Z",
        "2026-05-01T10:00:00Z..2026-05-01T10:00:05Z, 2026-05-01T10:00:00Z, 2026-05-01T10:00:06Z",
        "2026-05-01T12:00:00+02:00, 2026-05-01T10:00:00Z, 2026-05-01T10:00:01Z",
        "2026-05-01T12:00:00 02:00, 2026-05-01T10:00:00Z, 2026-05-01T10:00:01Z",
        "2026-05-01T10:00:00, 2026-05-01T10:00:00Z, 2026-05-01T10:00:01Z",
        "yesterday, , ",
        "2026-13-01, , ",
        "'', , "
    })
    void readsSpans(String text, Instant from, Instant until) {
        if (from == null) {
            assertThatExceptionOfType(GitHubError.class)
                    .isThrownBy(() -> CreatedFilter.of(text))
                    .withMessage("Validation Failed");
        } else {
            assertThat(CreatedFilter.of(text)).isEqualTo(new CreatedFilter(from, until));
        }
    }

    @ParameterizedTest
    @CsvSource({
        ">2026-05-01, false, false, true",
        ">=2026-05-01, false, true, true",
        "<2026-05-01, true, false, false",
        "<=2026-05-01, true, true, false",
        "2026-05-01, false, true, false",
        "*..2026-05-01, true, true, false",
        "2026-05-01..*, false, true, true",
        "*..*, true, true, true"
    })
    void admitsTheDayBeforeTheDayItselfAndTheDayAfter(String text, boolean before, boolean on, boolean after) {
        CreatedFilter filter = CreatedFilter.of(text);

        assertThat(filter.admits(Instant.parse("2026-04-30T23:59:59Z"))).isEqualTo(before);
        assertThat(filter.admits(Instant.parse("2026-05-01T23:59:59.999Z"))).isEqualTo(on);
        assertThat(filter.admits(Instant.parse("2026-05-02T00:00:00Z"))).isEqualTo(after);
    }
}
