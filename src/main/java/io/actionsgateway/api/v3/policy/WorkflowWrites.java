package io.actionsgateway.api.v3.policy;

import io.actionsgateway.api.policy.DispatchRules;
import io.actionsgateway.api.policy.WorkflowAccess;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.security.ApiCaller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is done to workflows, and to their runs and jobs. */
@Component
class WorkflowWrites {

    private final WorkflowAccess access;
    private final DispatchRules rules;

    WorkflowWrites(WorkflowAccess access, DispatchRules rules) {
        this.access = access;
        this.rules = rules;
    }

    Mono<Void> check(DialectRequest request) {
        RepositoryName repository = request.repository().orElseThrow();
        ApiCaller caller = request.caller();
        return switch (request.row().id()) {
            case "actions/create-workflow-dispatch" -> dispatch(request, repository);
            case "actions/enable-workflow", "actions/disable-workflow" ->
                access.workflow(caller, repository, workflow(request));
            case "repos/create-dispatch-event" -> access.all(caller, repository);
            case "actions/re-run-workflow",
                    "actions/re-run-workflow-failed-jobs",
                    "actions/cancel-workflow-run",
                    "actions/force-cancel-workflow-run",
                    "actions/delete-workflow-run",
                    "actions/delete-workflow-run-logs",
                    "actions/approve-workflow-run" -> access.run(caller, repository, request.number("run_id"));
            case "actions/re-run-job-for-workflow-run" -> access.job(caller, repository, request.number("job_id"));
            default -> Mono.empty();
        };
    }

    private Mono<Void> dispatch(DialectRequest request, RepositoryName repository) {
        JudgedBody body = JudgedBody.of(request);
        return access.workflow(request.caller(), repository, workflow(request))
                .then(Mono.defer(() -> rules.check(repository, workflow(request), body.json())));
    }

    private static String workflow(DialectRequest request) {
        return request.variables().getOrDefault("workflow_id", "");
    }
}
