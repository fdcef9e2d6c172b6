package io.actionsgateway.github.transport.admission;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Dates as RFC 9110 writes them. */
final class HttpDates {

    private HttpDates() {}

    static @Nullable Instant in(HttpHeaders headers, String name) {
        String text = headers.getFirst(name);
        return text == null ? null : parse(text);
    }

    static @Nullable Instant parse(String text) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
