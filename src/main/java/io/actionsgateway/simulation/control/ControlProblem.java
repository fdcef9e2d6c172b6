package io.actionsgateway.simulation.control;

import org.springframework.http.HttpStatus;

/**
 * A refusal of the twin itself, which says what to do.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
final class ControlProblem extends RuntimeException {

    private final HttpStatus status;

    /** The answer's body. */
    record Body(String type, String title, int status, String detail) {}

    private ControlProblem(HttpStatus status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    static ControlProblem badRequest(String detail) {
        return new ControlProblem(HttpStatus.BAD_REQUEST, detail);
    }

    static ControlProblem notFound(String detail) {
        return new ControlProblem(HttpStatus.NOT_FOUND, detail);
    }

    static ControlProblem notAllowed(String detail) {
        return new ControlProblem(HttpStatus.METHOD_NOT_ALLOWED, detail);
    }

    static ControlProblem conflict(String detail) {
        return new ControlProblem(HttpStatus.CONFLICT, detail);
    }

    static ControlProblem tooLarge(String detail) {
        return new ControlProblem(HttpStatus.CONTENT_TOO_LARGE, detail);
    }

    static ControlProblem unprocessable(String detail) {
        return new ControlProblem(HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }

    static ControlProblem serverError() {
        return new ControlProblem(HttpStatus.INTERNAL_SERVER_ERROR, "the twin failed; its log says why");
    }

    HttpStatus status() {
        return status;
    }

    Body body() {
        return new Body("about:blank", status.getReasonPhrase(), status.value(), String.valueOf(getMessage()));
    }
}
