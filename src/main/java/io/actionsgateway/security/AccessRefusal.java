package io.actionsgateway.security;

import java.io.Serial;
import java.time.Duration;

/** Why an authenticated caller does not get what he asks for. Messages are for the caller. */
public abstract sealed class AccessRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private AccessRefusal(String message) {
        super(message, null, false, false);
    }

    /** No grant speaks for the place; looks like one that does not exist. */
    public static final class NotGranted extends AccessRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Names nothing: whether the place exists is not told. */
        public NotGranted() {
            super("Not Found");
        }
    }

    /** The caller knows the place, but may not do that there. */
    public static final class MissingPermission extends AccessRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        private final Area area;
        private final Level level;

        /**
         * Names what would be needed.
         *
         * @param area what it is about
         * @param level how far it goes
         */
        public MissingPermission(Area area, Level level) {
            super("Resource not accessible by this caller: it needs " + area.word() + ": " + level.word() + ".");
            this.area = area;
            this.level = level;
        }

        /**
         * What would be enough, as GitHub's header {@code X-Accepted-GitHub-Permissions} puts it.
         *
         * @return such as {@code actions=write}
         */
        public String accepted() {
            return area.word() + "=" + level.word();
        }
    }

    /** A rule of this service stands against it. */
    public static final class Forbidden extends AccessRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String code;

        /**
         * Names the rule.
         *
         * @param code for programs, such as {@code self_approval}
         * @param message what the rule says and what to do
         */
        public Forbidden(String code, String message) {
            super(message);
            this.code = code;
        }

        /**
         * The rule.
         *
         * @return its name for programs
         */
        public String code() {
            return code;
        }
    }

    /** The caller's own share is used up. */
    public static final class QuotaSpent extends AccessRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Duration retryAfter;

        /**
         * Says which share, and when there is a new one.
         *
         * @param message which limit is reached
         * @param retryAfter positive
         */
        public QuotaSpent(String message, Duration retryAfter) {
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
