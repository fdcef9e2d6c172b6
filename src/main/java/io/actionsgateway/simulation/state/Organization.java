package io.actionsgateway.simulation.state;

import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.scenario.OrganizationScript;
import io.actionsgateway.simulation.state.setting.CacheLimits;
import io.actionsgateway.simulation.state.setting.Scope;
import java.time.Instant;

/** An organization. Guarded by the {@link World}. */
public final class Organization {

    private final Account account;
    private final Scope scope;
    private final CacheLimits cacheLimits = new CacheLimits();

    Organization(OrganizationScript script, Instant now) {
        account = script.account();
        scope = Scope.organization(account.id());
        scope.fill(script.variables(), script.secrets(), now);
    }

    public Account account() {
        return account;
    }

    /** What it shares with its repositories. */
    public Scope scope() {
        return scope;
    }

    /** The most that its repositories may set for themselves. */
    public CacheLimits cacheLimits() {
        return cacheLimits;
    }
}
