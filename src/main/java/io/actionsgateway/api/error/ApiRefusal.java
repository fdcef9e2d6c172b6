package io.actionsgateway.api.error;

import java.io.Serial;
import java.time.Duration;

/** Why our API does not do what a caller asked. Messages are for the caller. */
public abstract sealed class ApiRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private ApiRefusal(String message) {
        super(message, null, false, false);
    }

    /** There is no such thing. */
    public static final class NotFound extends ApiRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /**
         * Names what was not found.
         *
         * @param resource such as {@code run 42 of octo-org/hello-world}
         */
        public NotFound(String resource) {
            super("There is no " + resource + ".");
        }
    }

    /** The thing is not in a state in which that can be done. */
    public static final class Conflict extends ApiRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /**
         * Says what stands against it.
         *
         * @param message why, and what to do
         */
        public Conflict(String message) {
            super(message);
        }
    }

    /** What would be needed is no longer kept. */
    public static final class Gone extends ApiRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /**
         * Says what is gone.
         *
         * @param message what, and since when
         */
        public Gone(String message) {
            super(message);
        }
    }

    /** More was sent than is read. */
    public static final class TooLarge extends ApiRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /**
         * Says how much may be sent.
         *
         * @param most in words, such as {@code 1 MiB}
         */
        public TooLarge(String most) {
            super("The body may have at most " + most + ".");
        }
    }

    /** There is no room for it now. */
    public static final class Full extends ApiRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Duration retryAfter;

        /**
         * Says what there is no room for.
         *
         * @param message what, and what to do
         * @param retryAfter positive
         */
        public Full(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        /**
         * When to try again.
         *
         * @return positive
         */
        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
