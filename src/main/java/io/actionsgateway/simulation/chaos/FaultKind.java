package io.actionsgateway.simulation.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The ways in which an answer goes wrong. */
public enum FaultKind {
    /** 403: the hourly budget is spent, whatever was left of it. */
    PRIMARY,
    /** 403: too much at once; with {@code Retry-After} or without. */
    SECONDARY,
    /** 404, as of what was made a moment ago and is not everywhere yet. */
    NOT_FOUND,
    /** 500 with JSON. */
    SERVER_ERROR,
    /** 502 with JSON. */
    BAD_GATEWAY,
    /** 503 with JSON. */
    UNAVAILABLE,
    /** 502 with a proxy's HTML page. */
    HTML,
    /** The usual answer, late. */
    LATENCY,
    /** The usual answer, cut in its middle: its length promises more than comes. One without a body is not cut. */
    TRUNCATE,
    /** The connection is reset. */
    RESET,
    /** Nothing comes until the caller gives up; the twin does after a minute. */
    HANG;

    private static final Duration LATE = Duration.ofSeconds(1);
    private static final Duration HANGING = Duration.ofSeconds(60);

    /** The kind of that name. */
    public static FaultKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + word + "\" is no kind of fault; there are " + String.join(", ", words())));
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(FaultKind::word).toList();
    }

    /** Its name in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the answer can say when to come again. */
    boolean saysWhen() {
        return this == PRIMARY || this == SECONDARY || this == UNAVAILABLE;
    }

    /** Whether it is the operation's own answer that suffers. */
    boolean keepsAnswer() {
        return this == LATENCY || this == TRUNCATE;
    }

    /** How long it takes when nobody says. */
    Duration usualDelay() {
        return switch (this) {
            case LATENCY -> LATE;
            case HANG -> HANGING;
            default -> Duration.ZERO;
        };
    }
}
