package io.actionsgateway.webhook.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads fields leniently: one that is missing, null or of another type is {@code null}. A third of GitHub's own examples
 * lack a field that its schema requires.
 */
final class Fields {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Fields() {}

    static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    /** Such as {@code actor.login}. */
    static @Nullable String text(JsonNode object, String name, String inner) {
        return text(object.path(name), inner);
    }

    static @Nullable Long number(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isIntegralNumber() && value.canConvertToLong() ? (Long) value.longValue() : null;
    }

    /** A number without which the body means nothing. */
    static long id(JsonNode object, String name) {
        Long id = number(object, name);
        if (id == null || id < 1) {
            throw new UnusablePayloadException("the field " + name + " is not an id: a whole number from 1 to 2^63-1");
        }
        return id;
    }

    static int attempt(JsonNode object) {
        if (object.path("run_attempt").isMissingNode()
                || object.path("run_attempt").isNull()) {
            return 1;
        }
        Long attempt = number(object, "run_attempt");
        if (attempt == null || attempt < 1 || attempt > Integer.MAX_VALUE) {
            throw new UnusablePayloadException("the field run_attempt is not a number of an attempt");
        }
        return attempt.intValue();
    }

    /** A time with any offset; one that PostgreSQL could not keep counts as missing. */
    static @Nullable Instant time(JsonNode object, String name) {
        String text = text(object, name);
        if (text == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
