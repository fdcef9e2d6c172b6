package io.actionsgateway.api.error;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a request under a known {@code Idempotency-Key} gets no answer of an earlier one. Messages are for the caller. */
public abstract sealed class ReplayRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private ReplayRefusal(String message) {
        super(message, null, false, false);
    }

    /** The key belongs to another request. */
    public static final class AnotherRequest extends ReplayRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Says what to do. */
        public AnotherRequest() {
            super("This Idempotency-Key belongs to another request: another path, query, body or API key."
                    + " Send a new key with a new request.");
        }
    }

    /** The first request with the key has no answer yet. */
    public static final class StillUnderWay extends ReplayRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        private static final Duration SOON = Duration.ofSeconds(2);

        /** Says what to do. */
        public StillUnderWay() {
            super("The first request with this Idempotency-Key is still under way. Send the same request again later.");
        }

        /**
         * When to look again.
         *
         * @return positive
         */
        public Duration retryAfter() {
            return SOON;
        }
    }

    /** Whoever did the first request has died over it. */
    public static final class OutcomeUnknown extends ReplayRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Says what to do. */
        public OutcomeUnknown() {
            super("The first request with this Idempotency-Key was interrupted: it may have been done, and is not"
                    + " repeated. Look whether it was done before you send it with a new key.");
        }
    }

    /** The first request was done, but its answer was given once only. */
    public static final class AnswerNotKept extends ReplayRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /**
         * Says what was done.
         *
         * @param status of the answer
         * @param location of what was created; {@code null} when the answer named none
         */
        public AnswerNotKept(int status, @Nullable String location) {
            super("The first request with this Idempotency-Key was done and answered with " + status
                    + (location == null ? "." : "; it created " + location + ".")
                    + " Its answer was given once and is not kept: a secret is shown once, and so is an answer that is"
                    + " too large.");
        }
    }
}
