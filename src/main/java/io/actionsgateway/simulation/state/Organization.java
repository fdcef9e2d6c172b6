package io.actionsgateway.simulation.state;

import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.scenario.OrganizationScript;

/** An organization. Guarded by the {@link World}. */
public final class Organization {

    private final Account account;

    Organization(OrganizationScript script) {
        account = script.account();
    }

    public Account account() {
        return account;
    }
}
