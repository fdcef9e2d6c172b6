package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** GitHub's operations on the jobs of a run. */
final class JobOperations {

    private JobOperations() {}

    static void register(Operations operations) {
        operations
                .on("actions/list-jobs-for-workflow-run", JobOperations::list)
                .on("actions/list-jobs-for-workflow-run-attempt", JobOperations::ofAttempt)
                .on(
                        "actions/get-job-for-workflow-run",
                        request -> ApiAnswer.ok(request.payloads().job(job(request))));
    }

    private static ApiAnswer list(ApiRequest request) {
        WorkflowRun run = RunOperations.run(request);
        boolean all = request.http().queryParam("filter").filter("all"::equals).isPresent();
        return page(request, all ? ofAllAttempts(run) : run.latest().jobs());
    }

    /** A job that later attempts carried on is one job, told as its latest attempt has it. */
    private static Collection<WorkflowJob> ofAllAttempts(WorkflowRun run) {
        Map<Long, WorkflowJob> jobs = new LinkedHashMap<>();
        run.attempts().forEach(attempt -> attempt.jobs().forEach(job -> jobs.put(job.id(), job)));
        return jobs.values();
    }

    private static ApiAnswer ofAttempt(ApiRequest request) {
        return page(request, RunOperations.attemptOf(request).jobs());
    }

    /** The job in the path. */
    static WorkflowJob job(ApiRequest request) {
        return request.repository().runs().job(request.number("job_id")).orElseThrow(GitHubError::notFound);
    }

    private static ApiAnswer page(ApiRequest request, Collection<WorkflowJob> jobs) {
        return request.page("jobs", List.copyOf(jobs), request.payloads()::job);
    }
}
