package io.actionsgateway.simulation.access;

/** A caller is not let in; the message is GitHub's. */
public final class AccessRefused extends RuntimeException {

    private final int status;

    private AccessRefused(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static AccessRefused badCredentials() {
        return unauthorized("Bad credentials");
    }

    static AccessRefused unauthorized(String message) {
        return new AccessRefused(401, message);
    }

    static AccessRefused forbidden(String message) {
        return new AccessRefused(403, message);
    }

    /** Nothing is told of what the caller may not see. */
    static AccessRefused hidden() {
        return new AccessRefused(404, "Not Found");
    }

    static AccessRefused unknownApp() {
        return new AccessRefused(404, "Integration not found");
    }

    public int status() {
        return status;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
