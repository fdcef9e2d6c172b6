package io.actionsgateway.platform.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Why the head of a request is not taken in. Its connection is closed: where the next request begins is not sure. */
enum Refusal {
    UNREADABLE(HttpStatus.BAD_REQUEST, "The request is not well-formed HTTP/1.1."),
    TARGET(HttpStatus.BAD_REQUEST, "The request's target must be a path, with percent-encoding where URLs need it."),
    TARGET_TOO_LONG(HttpStatus.URI_TOO_LONG, "The request's target is too long."),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The request's headers are too large or too many."),
    FOLDED(HttpStatus.BAD_REQUEST, "Send each header in one line."),
    REPEATED(HttpStatus.BAD_REQUEST, "Send each header that has one value only once."),
    NO_HOST(HttpStatus.BAD_REQUEST, "Send exactly one Host header."),
    BAD_HOST(HttpStatus.BAD_REQUEST, "The Host header must be a host name or address, and a port if need be."),
    FOREIGN_HOST(HttpStatus.BAD_REQUEST, "This service is not known under the Host that was sent."),
    CODING(HttpStatus.NOT_IMPLEMENTED, "No Transfer-Encoding but chunked is understood."),
    VERSION(HttpStatus.HTTP_VERSION_NOT_SUPPORTED, "Speak HTTP/1.1.");

    private final HttpStatus status;
    private final String message;

    Refusal(HttpStatus status, String message) {
        this.status = status;
        this.message = message;
    }

    ErrorResponseException failure() {
        return closing(status, message);
    }

    /** A failure after which the connection cannot be used again. */
    static ErrorResponseException closing(HttpStatus status, String message) {
        ErrorResponseException failure =
                new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, message), null);
        failure.getHeaders().set(HttpHeaders.CONNECTION, "close");
        return failure;
    }
}
