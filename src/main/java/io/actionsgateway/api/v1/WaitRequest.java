package io.actionsgateway.api.v1;

import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.stream.wait.WaitOptions;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads what a caller wants to wait for. */
final class WaitRequest {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private WaitRequest() {}

    static WaitOptions read(MultiValueMap<String, String> parameters, Duration usual, Duration longest) {
        QueryParameters query = QueryParameters.unpaged(parameters, Set.of("timeout", "attempt", "after_attempt"));
        return new WaitOptions(
                timeout(query.text("timeout"), usual, longest),
                number(query, "attempt"),
                number(query, "after_attempt"));
    }

    private static Duration timeout(@Nullable String text, Duration usual, Duration longest) {
        if (text == null) {
            return usual;
        }
        try {
            Duration timeout = Duration.parse(text);
            if (timeout.compareTo(SHORTEST) >= 0 && timeout.compareTo(longest) <= 0) {
                return timeout;
            }
        } catch (DateTimeParseException malformed) {
            // Refused like one out of range.
        }
        throw new InvalidRequestException("timeout", "must be a duration from PT1S to " + longest + ", such as PT60S");
    }

    private static @Nullable Integer number(QueryParameters query, String name) {
        String text = query.text(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new InvalidRequestException(name, "must be a whole number");
        }
        return Integer.valueOf(text);
    }
}
