package io.actionsgateway.stream.callback;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How one try to deliver a message ended. */
sealed interface Outcome {

    /** The status that says so. */
    Integer GONE = 410;

    /** For the log and the metrics. */
    String word();

    /** The receiver took it: 2xx. */
    record Delivered(int code) implements Outcome {
        @Override
        public String word() {
            return "delivered";
        }
    }

    /** The receiver wants no more: 410. */
    record Gone() implements Outcome {
        @Override
        public String word() {
            return "gone";
        }
    }

    /**
     * The receiver answered something else; a redirect is one, and is not followed.
     *
     * @param retryAfter how long it asks us to stay away
     */
    record Rejected(int code, @Nullable Duration retryAfter) implements Outcome {
        @Override
        public String word() {
            return "rejected";
        }
    }

    /** There was no answer. */
    record Failed(String word) implements Outcome {}

    /** Nothing was sent: the owner may not be told any more. */
    enum Withdrawn implements Outcome {
        /** His key is revoked or has expired. */
        UNAUTHORIZED,
        /** His grants do not cover the run's repository. */
        NOT_GRANTED;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Outcome answered(int status, @Nullable Duration retryAfter) {
        if (status >= 200 && status < 300) {
            return new Delivered(status);
        }
        return status == GONE ? new Gone() : new Rejected(status, retryAfter);
    }

    /** The receiver's answer, if there was one. */
    default @Nullable Integer status() {
        return switch (this) {
            case Delivered delivered -> delivered.code();
            case Gone _ -> GONE;
            case Rejected rejected -> rejected.code();
            case Failed _, Withdrawn _ -> null;
        };
    }
}
