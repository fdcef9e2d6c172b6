package io.actionsgateway.stream.callback;

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

    /** The receiver answered something else; a redirect is one, and is not followed. */
    record Rejected(int code) implements Outcome {
        @Override
        public String word() {
            return "rejected";
        }
    }

    /** There was no answer. */
    record Failed(String word) implements Outcome {}

    static Outcome answered(int status) {
        if (status >= 200 && status < 300) {
            return new Delivered(status);
        }
        return status == GONE ? new Gone() : new Rejected(status);
    }

    /** The receiver's answer, if there was one. */
    default @Nullable Integer status() {
        return switch (this) {
            case Delivered delivered -> delivered.code();
            case Gone _ -> GONE;
            case Rejected rejected -> rejected.code();
            case Failed _ -> null;
        };
    }
}
