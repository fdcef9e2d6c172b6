package io.actionsgateway.webhook;

import java.io.Serial;

/** Why a request to a hook was not taken. Its message is for GitHub's list of recent deliveries, and names no secret. */
public abstract sealed class WebhookRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private WebhookRefusal(String message) {
        super(message, null, false, false);
    }

    /** No signature, a malformed one, or one that no secret of the hook makes; one answer for all of them. */
    public static final class NotAuthentic extends WebhookRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /** The one answer. */
        public NotAuthentic() {
            super("The X-Hub-Signature-256 of this delivery is missing, or was not made with a secret of this hook.");
        }
    }

    /** No hook of this name is configured. */
    public static final class UnknownHook extends WebhookRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Names no hook, so that nobody learns which ones there are. */
        public UnknownHook() {
            super("There is no hook at this path; compare the hook's payload URL with actions.webhook.hooks.");
        }
    }

    /** A header that GitHub always sends once is missing, doubled or malformed. */
    public static final class MalformedHeader extends WebhookRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /**
         * Refuses a header.
         *
         * @param message which one and what is expected
         */
        public MalformedHeader(String message) {
            super(message);
        }
    }

    /** The body is of a kind that GitHub does not send. */
    public static final class UnsupportedBody extends WebhookRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /**
         * Refuses a kind of body.
         *
         * @param message what is expected
         */
        public UnsupportedBody(String message) {
            super(message);
        }
    }

    /** The body is larger than GitHub ever sends. */
    public static final class TooLarge extends WebhookRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /**
         * Refuses a body.
         *
         * @param limitBytes largest body
         */
        public TooLarge(long limitBytes) {
            super("The body is over the limit of " + limitBytes + " bytes.");
        }
    }

    /** The body did not arrive in time. */
    public static final class TooSlow extends WebhookRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /** The one answer. */
        public TooSlow() {
            super("The body did not arrive in time.");
        }
    }

    /** The delivery could not be stored now; nothing was lost that was promised. */
    public static final class NotStored extends WebhookRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /**
         * Refuses for now.
         *
         * @param message what is short
         */
        public NotStored(String message) {
            super(message);
        }
    }
}
