package io.actionsgateway.simulation.hook;

import org.jspecify.annotations.Nullable;

/**
 * How a hook's latest delivery ended.
 *
 * @param code status of HTTP; nothing before the first delivery
 * @param status GitHub's word for the hook's state
 * @param message in words
 */
public record LastResponse(
        @Nullable Integer code, String status, @Nullable String message) {

    static final LastResponse UNUSED = new LastResponse(null, "unused", null);

    static LastResponse of(Reply reply) {
        return new LastResponse(reply.statusCode(), reply.isOk() ? "active" : "misconfigured", reply.status());
    }
}
