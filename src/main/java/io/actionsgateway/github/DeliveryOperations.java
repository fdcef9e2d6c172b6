package io.actionsgateway.github;

import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;

/**
 * What GitHub offers for the deliveries of one hook.
 *
 * @param list newest first
 * @param get one
 * @param redeliver sends one again
 */
record DeliveryOperations(Operation list, Operation get, Operation redeliver) {

    private static final DeliveryOperations OF_REPOSITORY = of(
            "repos", "/repos/{owner}/{repo}/hooks/{hook_id}/deliveries", Permission.HOOKS_READ, Permission.HOOKS_WRITE);

    private static final DeliveryOperations OF_ORGANIZATION = of(
            "orgs",
            "/orgs/{org}/hooks/{hook_id}/deliveries",
            Permission.ORGANIZATION_HOOKS_READ,
            Permission.ORGANIZATION_HOOKS_WRITE);

    private static final DeliveryOperations OF_APP =
            of("apps", "/app/hook/deliveries", Permission.NONE, Permission.NONE);

    static DeliveryOperations of(HookAddress hook) {
        return switch (hook) {
            case HookAddress.OfRepository _ -> OF_REPOSITORY;
            case HookAddress.OfOrganization _ -> OF_ORGANIZATION;
            case HookAddress.OfApp _ -> OF_APP;
        };
    }

    private static DeliveryOperations of(String area, String path, Permission read, Permission write) {
        String one = path + "/{delivery_id}";
        return new DeliveryOperations(
                Operation.get(area + "/list-webhook-deliveries", path, read),
                Operation.get(area + "/get-webhook-delivery", one, read),
                Operation.post(area + "/redeliver-webhook-delivery", one + "/attempts", write));
    }
}
