package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.BranchPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a caller wants an environment to be guarded by.
 *
 * @param waitTimer up to 30 days
 * @param preventSelfReview only together with reviewers
 * @param reviewers six at most
 * @param branchPolicy nothing to let all branches deploy
 */
record EnvironmentGuards(
        Duration waitTimer,
        boolean preventSelfReview,
        List<Account> reviewers,
        @Nullable BranchPolicy branchPolicy) {

    private static final int LONGEST_WAIT = 43_200;
    private static final int MOST_REVIEWERS = 6;
    private static final String FAILED = "Failed to create or update the environment protection rule. ";

    /** What the body says; what GitHub would not take is refused. */
    static EnvironmentGuards of(ApiRequest request) {
        JsonNode body = request.body();
        long minutes = body.path("wait_timer").asLong(0);
        refuse(
                minutes < 0 || minutes > LONGEST_WAIT,
                FAILED + "Wait timer must be between 0 and " + LONGEST_WAIT + ".");
        List<Account> reviewers = body.path("reviewers")
                .valueStream()
                .map(each -> reviewer(request, each))
                .distinct()
                .toList();
        refuse(
                reviewers.size() > MOST_REVIEWERS,
                FAILED + "There may be at most " + MOST_REVIEWERS + " required reviewers.");
        boolean notByOneself = body.path("prevent_self_review").asBoolean(false);
        refuse(
                notByOneself && reviewers.isEmpty(),
                FAILED + "Required reviewers must have at least one reviewer to set prevent_self_review.");
        return new EnvironmentGuards(
                Duration.ofMinutes(minutes), notByOneself, reviewers, policy(body.path("deployment_branch_policy")));
    }

    private static Account reviewer(ApiRequest request, JsonNode reviewer) {
        boolean user = reviewer.path("type").asString("").equals("User");
        return Optional.of(reviewer.path("id").asLong(0))
                .filter(id -> user)
                .flatMap(request.world()::user)
                .orElseThrow(() -> GitHubError.unprocessable(
                        FAILED + "Please ensure the reviewers exist and have read access to the repository."));
    }

    private static @Nullable BranchPolicy policy(JsonNode policy) {
        if (!policy.isObject()) {
            return null;
        }
        boolean protectedOnes = policy.path("protected_branches").asBoolean(false);
        boolean custom = policy.path("custom_branch_policies").asBoolean(false);
        refuse(protectedOnes == custom, "protected_branches and custom_branch_policies cannot have the same value");
        return new BranchPolicy(protectedOnes, custom);
    }

    private static void refuse(boolean wrong, String message) {
        if (wrong) {
            throw GitHubError.unprocessable(message);
        }
    }
}
