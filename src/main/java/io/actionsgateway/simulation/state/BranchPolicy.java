package io.actionsgateway.simulation.state;

/**
 * Which branches may deploy to an environment: exactly one of the two; all may where there is no policy.
 *
 * @param protectedBranches those that branch protection covers
 * @param customPolicies those that a name pattern allows
 */
public record BranchPolicy(boolean protectedBranches, boolean customPolicies) {}
