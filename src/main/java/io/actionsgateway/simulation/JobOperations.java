package io.actionsgateway.simulation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** GitHub's operations on the jobs of a run. */
final class JobOperations {

    private final RunSimulator simulator;
    private final RunOperations runs;

    JobOperations(RunSimulator simulator, RunOperations runs) {
        this.simulator = simulator;
        this.runs = runs;
    }

    ApiAnswer list(ApiRequest request) {
        WorkflowRun run = runs.run(request);
        boolean all = request.http().queryParam("filter").filter("all"::equals).isPresent();
        return page(request, all ? ofAllAttempts(run) : run.latest().jobs());
    }

    /** A job that later attempts carried on is one job, told as its latest attempt has it. */
    private static Collection<WorkflowJob> ofAllAttempts(WorkflowRun run) {
        Map<Long, WorkflowJob> jobs = new LinkedHashMap<>();
        run.attempts().forEach(attempt -> attempt.jobs().forEach(job -> jobs.put(job.id(), job)));
        return jobs.values();
    }

    ApiAnswer ofAttempt(ApiRequest request) {
        return page(request, runs.attemptOf(request).jobs());
    }

    ApiAnswer get(ApiRequest request) {
        WorkflowJob job = simulator.runs().job(request.number("job_id")).orElseThrow(GitHubError::notFound);
        return ApiAnswer.ok(request.payloads().job(job));
    }

    private static ApiAnswer page(ApiRequest request, Collection<WorkflowJob> jobs) {
        return request.page("jobs", List.copyOf(jobs), request.payloads()::job);
    }
}
