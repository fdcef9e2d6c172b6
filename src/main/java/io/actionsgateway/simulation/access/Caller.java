package io.actionsgateway.simulation.access;

import io.actionsgateway.simulation.scenario.Account;

/**
 * Who makes a request.
 *
 * @param account whose token it is
 * @param anonymous whether it came without one
 */
public record Caller(Account account, boolean anonymous) {}
