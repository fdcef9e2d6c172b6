package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.hook.Hooks;
import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.Operations;

/** Everything that the twin's API can do. */
public final class AllOperations {

    private AllOperations() {}

    /** The table of all operations, on runs that the simulator plays and on hooks. */
    public static Operations of(RunSimulator simulator, Hooks hooks) {
        Operations operations = new Operations();
        RepositoryOperations.register(operations);
        new DispatchOperation(simulator).register(operations);
        new RunOperations(simulator).register(operations);
        JobOperations.register(operations);
        new ReviewOperations(simulator).register(operations);
        new HookOperations(hooks).register(operations);
        new AppHookOperations(hooks).register(operations);
        new DeliveryOperations(hooks).register(operations);
        return operations;
    }
}
