package io.actionsgateway.api.v1;

import io.actionsgateway.api.policy.EnvironmentAccess;
import io.actionsgateway.api.policy.SelfApproval;
import io.actionsgateway.github.Decision;
import io.actionsgateway.github.EnvironmentService;
import io.actionsgateway.github.model.PendingDeployment;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.security.ApiCaller;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks GitHub what a run waits for, and decides when no rule stands against it. */
@Component
class Approvals {

    private final EnvironmentService environments;
    private final EnvironmentAccess access;
    private final SelfApproval selfApproval;

    Approvals(EnvironmentService environments, EnvironmentAccess access, SelfApproval selfApproval) {
        this.environments = environments;
        this.access = access;
        this.selfApproval = selfApproval;
    }

    Mono<ApprovalsView> of(RepositoryName repository, long runId) {
        return Mono.zip(
                environments
                        .listPendingDeployments(repository, runId)
                        .map(ApprovalsView.Pending::of)
                        .collectList(),
                environments
                        .listReviews(repository, runId)
                        .map(ApprovalsView.Review::of)
                        .collectList(),
                (pending, reviews) -> new ApprovalsView(runId, pending, reviews));
    }

    Mono<DecisionView> decide(ApiCaller caller, RepositoryName repository, long runId, ReviewRequest review) {
        boolean approves = review.decision() == Decision.APPROVED;
        return access.named(caller, repository, review.environments())
                .then(Mono.defer(() -> approves ? selfApproval.check(caller, repository, runId) : Mono.empty()))
                .then(Mono.defer(() -> ids(repository, runId)))
                .map(ids -> review.environments().stream()
                        .map(name -> waiting(ids, name, runId))
                        .distinct()
                        .toList())
                .flatMap(ids -> environments.review(repository, runId, ids, review.decision(), review.comment()))
                .thenReturn(DecisionView.of(runId, review));
    }

    /** GitHub compares names of environments without regard to case. */
    private Mono<Map<String, Long>> ids(RepositoryName repository, long runId) {
        return environments
                .listPendingDeployments(repository, runId)
                .map(PendingDeployment::environment)
                .collect(
                        Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), each -> each.id(), (a, b) -> a));
    }

    private static long waiting(Map<String, Long> ids, String name, long runId) {
        Long id = ids.get(name.toLowerCase(Locale.ROOT));
        if (id == null) {
            throw new GitHubException.InvalidInputs(
                    "Run " + runId + " has no deployment that waits for the environment '" + name + "'.", List.of());
        }
        return id;
    }
}
