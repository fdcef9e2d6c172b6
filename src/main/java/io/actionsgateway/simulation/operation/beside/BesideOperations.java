package io.actionsgateway.simulation.operation.beside;

import io.actionsgateway.simulation.rest.Operations;

/** All operations beside those of Actions. */
public final class BesideOperations {

    private BesideOperations() {}

    public static void register(Operations operations) {
        RootOperations.register(operations);
        AccountOperations.register(operations);
        ContentOperations.register(operations);
        BranchOperations.register(operations);
        CheckRunOperations.register(operations);
        GraphQlOperation.register(operations);
    }
}
