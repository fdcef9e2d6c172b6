package io.actionsgateway.simulation.payload;

import io.actionsgateway.simulation.state.BranchPolicy;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.ProtectionRule;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.Review;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a repository's environments, and what guards them, in GitHub's JSON. */
public final class EnvironmentPayloads {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Payloads payloads;
    private final Repository repository;

    public EnvironmentPayloads(Payloads payloads, Repository repository) {
        this.payloads = payloads;
        this.repository = repository;
    }

    /** An environment with its protection rules. */
    public ObjectNode whole(Environment environment) {
        ObjectNode whole = dated(environment);
        whole.set("protection_rules", protectionRules(environment));
        BranchPolicy policy = environment.branchPolicy();
        if (policy == null) {
            return whole.putNull("deployment_branch_policy");
        }
        whole.putObject("deployment_branch_policy")
                .put("protected_branches", policy.protectedBranches())
                .put("custom_branch_policies", policy.customPolicies());
        return whole;
    }

    private ArrayNode protectionRules(Environment environment) {
        ArrayNode rules = NODES.arrayNode();
        long minutes = environment.waitTimer().toMinutes();
        if (minutes > 0) {
            rules.add(rule(environment, 1, "wait_timer").put("wait_timer", minutes));
        }
        if (!environment.reviewers().isEmpty()) {
            rules.add(rule(environment, 2, "required_reviewers")
                    .put("prevent_self_review", environment.preventSelfReview())
                    .set("reviewers", payloads.reviewers(environment)));
        }
        if (environment.branchPolicy() != null) {
            rules.add(rule(environment, 3, "branch_policy"));
        }
        return rules;
    }

    /** Rules have numbers of their own; each kind keeps its number as long as its environment is there. */
    private static ObjectNode rule(Environment environment, int kind, String type) {
        return Values.identity("GA", environment.id() * 4 + kind).put("type", type);
    }

    /** An environment that holds a deployment back since some time. */
    public ObjectNode pending(Environment environment, Instant since, boolean mayApprove) {
        ObjectNode pending = NODES.objectNode();
        pending.set("environment", brief(environment));
        boolean waits = environment.waitTimer().isPositive();
        pending.put("wait_timer", environment.waitTimer().toMinutes())
                .put("wait_timer_started_at", waits ? Values.time(since) : null)
                .put("current_user_can_approve", mayApprove)
                .set("reviewers", payloads.reviewers(environment));
        return pending;
    }

    /** Somebody's decision on deployments of a run. */
    public ObjectNode review(Review review) {
        ObjectNode decision = NODES.objectNode().put("state", review.state()).put("comment", review.comment());
        ArrayNode environments = decision.putArray("environments");
        review.environments().forEach(each -> environments.add(dated(each)));
        return decision.set("user", payloads.user(review.user()));
    }

    /** An App that guards an environment. */
    public ObjectNode customRule(ProtectionRule rule) {
        return Values.identity("CDR", rule.id())
                .put("enabled", rule.enabled())
                .set("app", app(rule.app(), rule.appId()));
    }

    /** An App that may guard environments. */
    public ObjectNode app(String slug, long id) {
        return Values.identity("A", id).put("slug", slug).put("integration_url", payloads.api() + "/apps/" + slug);
    }

    private ObjectNode dated(Environment environment) {
        return brief(environment)
                .put("created_at", Values.time(environment.createdAt()))
                .put("updated_at", Values.time(environment.updatedAt()));
    }

    private ObjectNode brief(Environment environment) {
        String name = UriUtils.encode(environment.name(), StandardCharsets.UTF_8);
        return Values.identity("EN", environment.id())
                .put("name", environment.name())
                .put("url", payloads.url(repository) + "/environments/" + name)
                .put(
                        "html_url",
                        Payloads.htmlUrl(repository) + "/deployments/activity_log?environments_filter=" + name);
    }
}
