package io.actionsgateway.github;

import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;

/**
 * What GitHub offers for variables of one place.
 *
 * @param list all of them
 * @param get one
 * @param create a new one
 * @param update one that is there
 * @param delete takes one away
 */
record VariableOperations(Operation list, Operation get, Operation create, Operation update, Operation delete) {

    private static final VariableOperations OF_REPOSITORY =
            of("/repos/{owner}/{repo}/actions/variables", "repo", Permission.VARIABLES, Permission.VARIABLES);

    private static final VariableOperations OF_ENVIRONMENT = of(
            "/repos/{owner}/{repo}/environments/{environment_name}/variables",
            "environment",
            Permission.ENVIRONMENTS_READ,
            Permission.ENVIRONMENTS_WRITE);

    private static final VariableOperations OF_ORGANIZATION =
            of("/orgs/{org}/actions/variables", "org", Permission.VARIABLES, Permission.VARIABLES);

    static VariableOperations of(SettingScope scope) {
        return switch (scope) {
            case SettingScope.OfRepository _ -> OF_REPOSITORY;
            case SettingScope.OfEnvironment _ -> OF_ENVIRONMENT;
            case SettingScope.OfOrganization _ -> OF_ORGANIZATION;
        };
    }

    /** To give it another name is no update to repeat: after the first time there is none of the old name. */
    Operation update(VariableChange change) {
        return change.name() == null
                ? update
                : new Operation(update.id(), update.method(), update.path(), update.permission(), Operation.Kind.WRITE);
    }

    private static VariableOperations of(String path, String place, Permission read, Permission write) {
        String one = path + "/{name}";
        return new VariableOperations(
                Operation.get("actions/list-" + place + "-variables", path, read),
                Operation.get("actions/get-" + place + "-variable", one, read),
                Operation.post("actions/create-" + place + "-variable", path, write),
                Operation.patch("actions/update-" + place + "-variable", one, write),
                Operation.delete("actions/delete-" + place + "-variable", one, write));
    }
}
