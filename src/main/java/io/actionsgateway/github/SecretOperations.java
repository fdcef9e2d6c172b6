package io.actionsgateway.github;

import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;

/**
 * What GitHub offers for secrets of one place.
 *
 * @param list all of them
 * @param get one
 * @param publicKey what to seal values with
 * @param put creates or replaces one
 * @param delete takes one away
 */
record SecretOperations(Operation list, Operation get, Operation publicKey, Operation put, Operation delete) {

    private static final SecretOperations OF_REPOSITORY =
            of("/repos/{owner}/{repo}/actions/secrets", "repo", Permission.SECRETS_READ, Permission.SECRETS_WRITE);

    private static final SecretOperations OF_ENVIRONMENT = of(
            "/repos/{owner}/{repo}/environments/{environment_name}/secrets",
            "environment",
            Permission.ENVIRONMENTS_READ,
            Permission.ENVIRONMENTS_WRITE);

    private static final SecretOperations OF_ORGANIZATION = of(
            "/orgs/{org}/actions/secrets",
            "org",
            Permission.ORGANIZATION_SECRETS_READ,
            Permission.ORGANIZATION_SECRETS_WRITE);

    static SecretOperations of(SettingScope scope) {
        return switch (scope) {
            case SettingScope.OfRepository _ -> OF_REPOSITORY;
            case SettingScope.OfEnvironment _ -> OF_ENVIRONMENT;
            case SettingScope.OfOrganization _ -> OF_ORGANIZATION;
        };
    }

    private static SecretOperations of(String path, String place, Permission read, Permission write) {
        String one = path + "/{secret_name}";
        return new SecretOperations(
                Operation.get("actions/list-" + place + "-secrets", path, read),
                Operation.get("actions/get-" + place + "-secret", one, read),
                Operation.get("actions/get-" + place + "-public-key", path + "/public-key", read),
                Operation.put("actions/create-or-update-" + place + "-secret", one, write),
                Operation.delete("actions/delete-" + place + "-secret", one, write));
    }
}
