package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.Operations;

/** GitHub's operations on the repository itself. */
final class RepositoryOperations {

    private RepositoryOperations() {}

    static void register(Operations operations) {
        operations.on("repos/get", request -> ApiAnswer.ok(request.payloads().fullRepository(request.repository())));
    }
}
