package io.actionsgateway.api.v3.policy;

import io.actionsgateway.api.policy.EnvironmentAccess;
import io.actionsgateway.api.policy.SelfApproval;
import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.security.ApiCaller;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What lets runs go on: reviews of deployments, verdicts of custom rules, approvals of outsiders' runs. */
@Component
class Reviews {

    private static final String REJECTED = "rejected";

    private final SelfApproval selfApproval;
    private final EnvironmentAccess environments;

    Reviews(SelfApproval selfApproval, EnvironmentAccess environments) {
        this.selfApproval = selfApproval;
        this.environments = environments;
    }

    Mono<Void> check(DialectRequest request) {
        RepositoryName repository = request.repository().orElseThrow();
        return switch (request.row().id()) {
            case "actions/review-pending-deployments-for-run" -> review(request, repository, JudgedBody.of(request));
            case "actions/review-custom-gates-for-run" -> verdict(request, repository, JudgedBody.of(request));
            case "actions/approve-workflow-run" -> approval(request, repository);
            default -> Mono.empty();
        };
    }

    /** Whatever is not a rejection may be an approval. */
    private Mono<Void> review(DialectRequest request, RepositoryName repository, JudgedBody body) {
        ApiCaller caller = request.caller();
        Mono<Void> own = body.text("state").equals(REJECTED) ? Mono.empty() : approval(request, repository);
        return own.then(Mono.defer(() -> environments.every(caller, repository)
                ? Mono.empty()
                : environments.numbered(caller, repository, request.number("run_id"), ids(body))));
    }

    /** A verdict without state only reports. */
    private Mono<Void> verdict(DialectRequest request, RepositoryName repository, JudgedBody body) {
        boolean reports = body.json().path("state").isMissingNode();
        boolean decides = !reports && !body.text("state").equals(REJECTED);
        return environments
                .named(request.caller(), repository, List.of(body.text("environment_name")))
                .then(Mono.defer(() -> decides ? approval(request, repository) : Mono.empty()));
    }

    private Mono<Void> approval(DialectRequest request, RepositoryName repository) {
        return selfApproval.check(request.caller(), repository, request.number("run_id"));
    }

    private static List<Long> ids(JudgedBody body) {
        List<JsonNode> ids = body.json().path("environment_ids").valueStream().toList();
        if (ids.isEmpty() || !ids.stream().allMatch(id -> id.isIntegralNumber() && id.canConvertToLong())) {
            throw new DialectRefusal.Malformed("environment_ids must be a list of whole numbers.");
        }
        return ids.stream().map(JsonNode::longValue).toList();
    }
}
