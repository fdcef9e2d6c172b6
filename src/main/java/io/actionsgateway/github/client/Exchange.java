package io.actionsgateway.github.client;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;

/**
 * A request and what GitHub answered.
 *
 * @param request what was asked
 * @param call how it was asked
 * @param caller for whom
 * @param answer what came back, whatever its status
 */
record Exchange(Request request, Call call, Caller caller, Answer answer) {

    /** GitHub's name for what was asked. */
    String operation() {
        return request.operation().id();
    }
}
