package io.actionsgateway.simulation.scenario;

import java.util.Map;

/**
 * An organization and what its repositories inherit.
 *
 * @param account the organization
 * @param variables by name; visible to all its repositories
 * @param secrets by name; visible to all its repositories
 */
public record OrganizationScript(Account account, Map<String, String> variables, Map<String, String> secrets) {

    public OrganizationScript {
        variables = Map.copyOf(variables);
        secrets = Map.copyOf(secrets);
    }
}
