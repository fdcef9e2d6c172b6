package io.actionsgateway.simulation.operation.setting;

import io.actionsgateway.simulation.rest.Operations;

/** All operations on what is set for runs. */
public final class SettingOperations {

    private SettingOperations() {}

    public static void register(Operations operations) {
        for (Place place : Place.values()) {
            new SecretOperations(place).register(operations);
            new VariableOperations(place).register(operations);
        }
        for (Kind kind : Kind.values()) {
            new SelectionOperations(kind).register(operations);
            new InheritedOperations(kind).register(operations);
        }
        CacheOperations.register(operations);
        CacheUsageOperations.register(operations);
        CacheLimit.STORAGE.register(operations);
        CacheLimit.RETENTION.register(operations);
    }
}
