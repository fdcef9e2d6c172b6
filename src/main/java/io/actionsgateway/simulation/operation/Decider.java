package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.ProtectionRule;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.List;
import java.util.Optional;

/**
 * In whose name a caller decides on deployments. Who holds a token that nobody declared speaks for every reviewer and every
 * App; all others only for themselves.
 */
final class Decider {

    private static final String BOT = "[bot]";

    private Decider() {}

    /** The reviewer; nobody when the caller is none, or began the run himself where that is forbidden. */
    static Optional<Account> reviewer(ApiRequest request, WorkflowRun run, Environment environment) {
        if (request.caller().anonymous()) {
            return Optional.empty();
        }
        Account caller = request.caller().account();
        List<Account> able = environment.reviewers().stream()
                .filter(each -> !environment.preventSelfReview()
                        || !each.equals(run.latest().asker()))
                .toList();
        Optional<Account> oneself = able.stream().filter(caller::equals).findFirst();
        return oneself.or(() -> speaksForAll(request) ? able.stream().findFirst() : Optional.empty());
    }

    /** The rule of an environment that the caller decides on: an App decides on its own one. */
    static Optional<ProtectionRule> rule(ApiRequest request, Environment environment) {
        String login = request.caller().account().login();
        return environment.rules().stream()
                .filter(ProtectionRule::enabled)
                .filter(rule -> login.equals(rule.app() + BOT) || speaksForAll(request))
                .findFirst();
    }

    private static boolean speaksForAll(ApiRequest request) {
        return request.caller().account().equals(request.world().actor());
    }
}
