package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.access.Tokens;
import io.actionsgateway.simulation.hook.Hooks;
import io.actionsgateway.simulation.operation.app.AppOperations;
import io.actionsgateway.simulation.operation.beside.BesideOperations;
import io.actionsgateway.simulation.operation.setting.SettingOperations;
import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.storage.SignedUrls;

/** Everything that the twin's API can do. */
public final class AllOperations {

    private AllOperations() {}

    /** The table of all operations: on runs that the simulator plays, what they leave in storage, and hooks. */
    public static Operations of(RunSimulator simulator, SignedUrls links, Hooks hooks, Tokens tokens) {
        Operations operations = new Operations();
        RateLimitOperation.register(operations);
        RepositoryOperations.register(operations);
        WorkflowOperations.register(operations);
        new DispatchOperation(simulator).register(operations);
        new RepositoryDispatchOperation(simulator).register(operations);
        RunListOperation.register(operations);
        RunOperations.register(operations);
        new RerunOperations(simulator).register(operations);
        new CancelOperations(simulator).register(operations);
        new ForkOperation(simulator).register(operations);
        UsageOperations.register(operations);
        JobOperations.register(operations);
        new ReviewOperations(simulator).register(operations);
        new CustomGateOperation(simulator).register(operations);
        EnvironmentOperations.register(operations);
        CustomRuleOperations.register(operations);
        ConcurrencyOperations.register(operations);
        SettingOperations.register(operations);
        new LogOperations(links).register(operations);
        new ArtifactOperations(links).register(operations);
        new HookOperations(hooks).register(operations);
        new AppHookOperations(hooks).register(operations);
        new DeliveryOperations(hooks).register(operations);
        new AppOperations(tokens).register(operations);
        BesideOperations.register(operations);
        return operations;
    }
}
