package io.actionsgateway.api.v1;

import io.actionsgateway.github.model.EnvironmentReview;
import io.actionsgateway.github.model.EnvironmentSummary;
import io.actionsgateway.github.model.PendingDeployment;
import io.actionsgateway.github.model.Reviewer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run waits for, and how was decided about it.
 *
 * @param runId the run
 * @param pending one for each environment that waits
 * @param reviews the decisions so far
 */
record ApprovalsView(long runId, List<Pending> pending, List<Review> reviews) {

    /**
     * An environment that waits.
     *
     * @param environment its name
     * @param canApprove whether GitHub lets the service's own credential decide
     * @param waitTimer minutes
     * @param waitTimerStartedAt {@code null} before
     * @param reviewers who may decide at GitHub
     */
    record Pending(
            String environment,
            boolean canApprove,
            int waitTimer,
            @Nullable Instant waitTimerStartedAt,
            List<Person> reviewers) {

        static Pending of(PendingDeployment deployment) {
            return new Pending(
                    deployment.environment().name(),
                    deployment.currentUserCanApprove(),
                    deployment.waitTimer(),
                    deployment.waitTimerStartedAt(),
                    deployment.reviewers().stream().map(Person::of).toList());
        }
    }

    /**
     * A user or a team.
     *
     * @param type {@code User} or {@code Team}
     * @param name login of a user, slug of a team
     */
    record Person(String type, @Nullable String name) {

        static Person of(Reviewer reviewer) {
            var details = reviewer.reviewer();
            if (details == null) {
                return new Person(reviewer.type(), null);
            }
            return new Person(reviewer.type(), details.login() == null ? details.slug() : details.login());
        }
    }

    /**
     * A decision.
     *
     * @param environments names
     * @param state {@code approved}, {@code rejected} or {@code pending}
     * @param user login of whoever decided at GitHub
     * @param comment for people
     */
    record Review(
            List<String> environments,
            String state,
            @Nullable String user,
            String comment) {

        static Review of(EnvironmentReview review) {
            var user = review.user();
            return new Review(
                    review.environments().stream().map(EnvironmentSummary::name).toList(),
                    review.state(),
                    user == null ? null : user.login(),
                    review.comment());
        }
    }
}
