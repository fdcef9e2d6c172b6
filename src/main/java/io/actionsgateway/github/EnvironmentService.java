package io.actionsgateway.github;

import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.client.Inputs;
import io.actionsgateway.github.client.Listing;
import io.actionsgateway.github.client.Request;
import io.actionsgateway.github.client.Subject;
import io.actionsgateway.github.model.Deployment;
import io.actionsgateway.github.model.DeploymentProtectionRule;
import io.actionsgateway.github.model.Environment;
import io.actionsgateway.github.model.EnvironmentReview;
import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.model.PendingDeployment;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Environments, and deciding about deployments that wait for them. Thread-safe.
 *
 * <p>Fails with {@link GitHubException.NotFound} for an environment or run, {@link GitHubException.InvalidInputs},
 * {@link GitHubException.AccessDenied}. For whom is asked:
 * {@code environments.get(repository, name).contextWrite(Caller.interactive("key"))}.
 *
 * @see <a href="https://docs.github.com/rest/deployments/environments">Environments</a>
 */
@Service
public class EnvironmentService {

    private static final String ENVIRONMENTS = "/repos/{owner}/{repo}/environments";
    private static final String ENVIRONMENT = ENVIRONMENTS + "/{environment_name}";
    private static final String RUN = "/repos/{owner}/{repo}/actions/runs/{run_id}";
    private static final Operation LIST =
            Operation.get("repos/get-all-environments", ENVIRONMENTS, Permission.ACTIONS_READ);
    private static final Operation GET = Operation.get("repos/get-environment", ENVIRONMENT, Permission.ACTIONS_READ);
    private static final Operation CUSTOM_RULES = Operation.get(
            "repos/get-all-deployment-protection-rules",
            ENVIRONMENT + "/deployment_protection_rules",
            Permission.ACTIONS_READ);
    private static final Operation PENDING = Operation.get(
            "actions/get-pending-deployments-for-run", RUN + "/pending_deployments", Permission.ACTIONS_READ);
    private static final Operation REVIEW = Operation.post(
            "actions/review-pending-deployments-for-run", RUN + "/pending_deployments", Permission.DEPLOYMENTS_WRITE);
    private static final Operation REVIEWS =
            Operation.get("actions/get-reviews-for-run", RUN + "/approvals", Permission.ACTIONS_READ);
    private static final Operation REVIEW_CUSTOM_RULE = Operation.post(
            "actions/review-custom-gates-for-run", RUN + "/deployment_protection_rule", Permission.DEPLOYMENTS_WRITE);
    private static final Listing<Environment> ALL = Listing.of("environments", Environment.class);
    private static final Listing<DeploymentProtectionRule> RULES =
            Listing.of("custom_deployment_protection_rules", DeploymentProtectionRule.class);
    private static final Listing<PendingDeployment> WAITING = Listing.array(PendingDeployment.class);
    private static final Listing<EnvironmentReview> DECISIONS = Listing.array(EnvironmentReview.class);
    private static final Listing<Deployment> DECIDED = Listing.array(Deployment.class);

    private final GitHubApi api;

    EnvironmentService(GitHubApi api) {
        this.api = api;
    }

    /**
     * All environments.
     *
     * @param repository where
     * @return page after page, as they are taken
     */
    public Flux<Environment> list(RepositoryName repository) {
        return api.all(ALL, () -> Request.about(LIST, repository));
    }

    /**
     * One page of them.
     *
     * @param repository where
     * @param size 1 to 100
     * @param next of the page before, or {@code null}
     * @return the page
     */
    public Mono<GitHubPage<Environment>> page(RepositoryName repository, int size, @Nullable String next) {
        return api.page(ALL, () -> Request.about(LIST, repository), size, next);
    }

    /**
     * One environment.
     *
     * @param repository where
     * @param name of it; any characters
     * @return with its protection rules
     */
    public Mono<Environment> get(RepositoryName repository, String name) {
        return api.get(() -> about(GET, repository, name), Environment.class);
    }

    /**
     * The protection rules that Apps decide.
     *
     * @param repository where
     * @param name of the environment
     * @return all that are enabled
     */
    public Flux<DeploymentProtectionRule> listCustomRules(RepositoryName repository, String name) {
        return api.list(RULES, () -> about(CUSTOM_RULES, repository, name)).flatMapIterable(rules -> rules);
    }

    /**
     * What a run waits for.
     *
     * @param repository where
     * @param runId which
     * @return one for each environment
     */
    public Flux<PendingDeployment> listPendingDeployments(RepositoryName repository, long runId) {
        return api.list(WAITING, () -> Request.aboutRun(PENDING, repository, runId))
                .flatMapIterable(pending -> pending);
    }

    /**
     * Decides about deployments that wait for a reviewer. Reviewers are people: GitHub may want a person's token.
     *
     * @param repository where
     * @param runId which
     * @param environmentIds what is decided about; at least one
     * @param decision whether they may go on
     * @param comment for people; may be empty
     * @return the deployments that were decided about
     */
    public Mono<List<Deployment>> review(
            RepositoryName repository, long runId, Collection<Long> environmentIds, Decision decision, String comment) {
        return api.list(
                DECIDED,
                () -> Request.aboutRun(REVIEW, repository, runId).body(review(environmentIds, decision, comment)));
    }

    /**
     * How a run's deployments were decided about.
     *
     * @param repository where
     * @param runId which
     * @return the decisions of people
     */
    public Flux<EnvironmentReview> listReviews(RepositoryName repository, long runId) {
        return api.list(DECISIONS, () -> Request.aboutRun(REVIEWS, repository, runId))
                .flatMapIterable(reviews -> reviews);
    }

    /**
     * Decides, or reports, as the App behind a custom protection rule. Only that App's installation may.
     *
     * @param repository where
     * @param runId which
     * @param environmentName whose rule
     * @param decision whether the run may go on; {@code null} only reports
     * @param comment shown on the run; needed for a report
     * @return when GitHub has taken it
     */
    public Mono<Void> reviewCustomRule(
            RepositoryName repository,
            long runId,
            String environmentName,
            @Nullable Decision decision,
            @Nullable String comment) {
        return api.send(() -> Request.aboutRun(REVIEW_CUSTOM_RULE, repository, runId)
                .body(customReview(environmentName, decision, comment)));
    }

    private static Map<String, Object> review(Collection<Long> environmentIds, Decision decision, String comment) {
        if (environmentIds.isEmpty()) {
            throw Inputs.refused("environment_ids", "At least one environment is needed.");
        }
        return Map.of("environment_ids", List.copyOf(environmentIds), "state", decision.word(), "comment", comment);
    }

    private static Map<String, Object> customReview(
            String environmentName, @Nullable Decision decision, @Nullable String comment) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("environment_name", Inputs.filled(environmentName, "environment_name"));
        if (decision == null && comment == null) {
            throw Inputs.refused("comment", "A decision or a comment is needed.");
        }
        if (decision != null) {
            body.put("state", decision.word());
        }
        if (comment != null) {
            body.put("comment", comment);
        }
        return body;
    }

    private static Request about(Operation operation, RepositoryName repository, String name) {
        return Request.to(operation, Subject.of(Resource.ENVIRONMENT, name, repository))
                .in(repository)
                .with("environment_name", name);
    }
}
