package io.actionsgateway.simulation.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines as GitHub keeps them: each begins with its time, to a ten-millionth of a second. */
final class TimedLines {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private TimedLines() {}

    /** Lines spread evenly between two times, of which the first is the first line's. */
    static String of(List<String> lines, Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Instant time = from.plus(span.multipliedBy(i).dividedBy(lines.size()));
            text.append(TIME.format(time)).append(' ').append(lines.get(i)).append('\n');
        }
        return text.toString();
    }

    /** The same for times that may be unknown: then nothing took any time before the end. */
    static String of(List<String> lines, @Nullable Instant from, @Nullable Instant to, Instant end) {
        Instant last = to == null ? end : to;
        return of(lines, from == null ? last : from, last);
    }
}
