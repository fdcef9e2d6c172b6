package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.access.Caller;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.Gate;
import java.util.List;
import java.util.Optional;

/**
 * In whose name a caller decides on deployments.
 *
 * @param caller decides for no one else
 * @param everybody unless the token is one that nobody declared: that one speaks for every reviewer and every App
 * @param anonymous decides nothing
 */
record Decider(Account caller, boolean everybody, boolean anonymous) {

    private static final String BOT = "[bot]";

    static Decider of(ApiRequest request) {
        Caller caller = request.caller();
        return new Decider(caller.account(), caller.undeclared(), caller.anonymous());
    }

    /** The reviewer; nobody when the caller is none, or began the run himself where that is forbidden. */
    Optional<Account> reviewer(Account beginner, Environment environment) {
        if (anonymous) {
            return Optional.empty();
        }
        List<Account> able = environment.reviewers().stream()
                .filter(each -> !environment.preventSelfReview() || !each.equals(beginner))
                .toList();
        return able.stream()
                .filter(caller::equals)
                .findFirst()
                .or(() -> able.stream().filter(each -> everybody).findFirst());
    }

    /** The App that decides at a gate which still waits for it; an App decides for itself only. */
    Optional<String> app(Gate gate) {
        return gate.undecided().stream()
                .filter(app -> everybody || caller.login().equals(app + BOT))
                .findFirst();
    }
}
