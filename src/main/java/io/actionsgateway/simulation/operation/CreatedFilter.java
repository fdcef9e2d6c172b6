package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.GitHubError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A span of time in the syntax of GitHub's search: {@code 2026-05-01}, {@code >=2026-05-01T10:00:00Z},
 * {@code 2026-05-01..2026-05-31} or {@code *..2026-05-31}. A day is meant from its first to its last moment in UTC.
 *
 * @param from the first moment that belongs to it
 * @param until the first moment that no longer does
 * @see <a
 *     href="https://docs.github.com/search-github/getting-started-with-searching-on-github/understanding-the-search-syntax#query-for-dates">Query
 *     for dates</a>
 */
record CreatedFilter(Instant from, Instant until) {

    /** The span of a filter; what is no date is refused. */
    static CreatedFilter of(String filter) {
        // In a query a plus, as of a zone, may have been read as a space.
        String text = filter.strip().replace(' ', '+');
        try {
            return parse(text);
        } catch (DateTimeException noDate) {
            throw GitHubError.unprocessable("Validation Failed").because("WorkflowRun", "created", "invalid");
        }
    }

    private static CreatedFilter parse(String text) {
        int dots = text.indexOf("..");
        if (dots >= 0) {
            return new CreatedFilter(
                    bound(text.substring(0, dots), Instant.MIN).from,
                    bound(text.substring(dots + 2), Instant.MAX).until);
        }
        if (text.startsWith(">=")) {
            return new CreatedFilter(moment(text.substring(2)).from, Instant.MAX);
        }
        if (text.startsWith("<=")) {
            return new CreatedFilter(Instant.MIN, moment(text.substring(2)).until);
        }
        if (text.startsWith(">")) {
            return new CreatedFilter(moment(text.substring(1)).until, Instant.MAX);
        }
        return text.startsWith("<") ? new CreatedFilter(Instant.MIN, moment(text.substring(1)).from) : moment(text);
    }

    private static CreatedFilter bound(String text, Instant open) {
        return text.equals("*") ? new CreatedFilter(open, open) : moment(text);
    }

    /** A day, or a second of one; without a zone it is UTC. */
    private static CreatedFilter moment(String text) {
        if (!text.contains("T")) {
            LocalDate day = LocalDate.parse(text);
            return new CreatedFilter(begin(day), begin(day.plusDays(1)));
        }
        boolean zoned = text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$");
        Instant second =
                OffsetDateTime.parse(zoned ? text : text + "Z").toInstant().truncatedTo(ChronoUnit.SECONDS);
        return new CreatedFilter(second, second.plusSeconds(1));
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    boolean admits(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }
}
