package io.actionsgateway.simulation.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A deployment target.
 *
 * @param id GitHub's number of it
 * @param name as jobs and callers say it
 * @param reviewers one of them must approve; none: nobody has to
 * @param waitTimer how long each deployment waits, in whole minutes
 * @param preventSelfReview whether who dispatched a run may not approve it
 * @param variables by name
 * @param secrets by name
 */
public record EnvironmentScript(
        long id,
        String name,
        List<Account> reviewers,
        Duration waitTimer,
        boolean preventSelfReview,
        Map<String, String> variables,
        Map<String, String> secrets) {

    public EnvironmentScript {
        reviewers = List.copyOf(reviewers);
        variables = Map.copyOf(variables);
        secrets = Map.copyOf(secrets);
    }

    /** An environment that one reviewer guards. */
    public static EnvironmentScript reviewedBy(long id, String name, Account reviewer) {
        return new EnvironmentScript(id, name, List.of(reviewer), Duration.ZERO, false, Map.of(), Map.of());
    }
}
