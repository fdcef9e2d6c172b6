package io.actionsgateway.simulation.state;

/**
 * An App that must agree before a deployment.
 *
 * @param id GitHub's number of the rule
 * @param app the App's slug
 * @param appId the App's number
 * @param enabled whether it is asked
 */
public record ProtectionRule(long id, String app, long appId, boolean enabled) {}
