package io.actionsgateway.stream.callback;

/** Why a callback is not taken on. Messages are for the caller. */
public abstract sealed class CallbackRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private CallbackRefusal(String message) {
        super(message, null, false, false);
    }

    /** This service calls nobody. */
    public static final class Disabled extends CallbackRefusal {
        private static final long serialVersionUID = 1L;

        Disabled() {
            super("Callbacks are off here: actions.callbacks.secret and actions.callbacks.allowed-hosts are not set.");
        }
    }

    /** The host is not on the list. */
    public static final class HostNotAllowed extends CallbackRefusal {
        private static final long serialVersionUID = 1L;

        HostNotAllowed() {
            super("This host, scheme or port is not among actions.callbacks.allowed-hosts.");
        }
    }

    /** The caller has too many of them. */
    public static final class TooMany extends CallbackRefusal {
        private static final long serialVersionUID = 1L;

        TooMany(int most) {
            super("You have " + most + " open callbacks; that is the most. Delete some, or wait until they are done.");
        }
    }
}
