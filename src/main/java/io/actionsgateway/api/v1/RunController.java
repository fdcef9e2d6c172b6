package io.actionsgateway.api.v1;

import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.platform.Page;
import io.actionsgateway.run.JobView;
import io.actionsgateway.run.RunFilter;
import io.actionsgateway.run.RunReader;
import io.actionsgateway.run.RunView;
import io.actionsgateway.run.TransitionView;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runs, attempts, jobs and transitions, from our tables: no GitHub call is made. */
@RestController
@RequestMapping("/api/v1/repos/{owner}/{repo}/runs")
class RunController {

    private static final Set<String> FILTERS =
            Set.of("status", "conclusion", "branch", "event", "head_sha", "actor", "workflow");

    private final RunReader runs;

    RunController(RunReader runs) {
        this.runs = runs;
    }

    @GetMapping
    Page<RunView> list(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @RequestParam MultiValueMap<String, String> parameters) {
        QueryParameters query = new QueryParameters(parameters, FILTERS);
        RunFilter filter = new RunFilter(
                query.text("status"),
                query.text("conclusion"),
                query.text("branch"),
                query.text("event"),
                query.text("head_sha"),
                query.text("actor"),
                query.text("workflow"));
        return runs.runs(repository(caller, owner, repo), filter, query.page());
    }

    @GetMapping("/{runId}")
    RunView get(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId) {
        return runs.run(repository(caller, owner, repo), runId).orElseThrow(() -> noRun(owner, repo, runId));
    }

    @GetMapping("/{runId}/attempts")
    Page<RunView> attempts(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            @RequestParam MultiValueMap<String, String> parameters) {
        get(caller, owner, repo, runId);
        return runs.attempts(repository(caller, owner, repo), runId, new QueryParameters(parameters, Set.of()).page());
    }

    @GetMapping("/{runId}/attempts/{attempt}")
    RunView attempt(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            @PathVariable int attempt) {
        return runs.attempt(repository(caller, owner, repo), runId, attempt)
                .orElseThrow(() -> new ApiRefusal.NotFound(
                        "attempt " + attempt + " of run " + runId + " of " + owner + "/" + repo));
    }

    @GetMapping("/{runId}/jobs")
    Page<JobView> jobs(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            @RequestParam MultiValueMap<String, String> parameters) {
        return runs.jobs(get(caller, owner, repo, runId), new QueryParameters(parameters, Set.of()).page());
    }

    @GetMapping("/{runId}/attempts/{attempt}/jobs")
    Page<JobView> jobsOfAttempt(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            @PathVariable int attempt,
            @RequestParam MultiValueMap<String, String> parameters) {
        return runs.jobs(
                attempt(caller, owner, repo, runId, attempt), new QueryParameters(parameters, Set.of()).page());
    }

    @GetMapping("/{runId}/transitions")
    Page<TransitionView> transitions(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            @RequestParam MultiValueMap<String, String> parameters) {
        get(caller, owner, repo, runId);
        return runs.transitions(runId, new QueryParameters(parameters, Set.of()).page());
    }

    private static String repository(ApiCaller caller, String owner, String repo) {
        return Access.repository(caller, owner, repo, Area.ACTIONS, Level.READ).toString();
    }

    private static ApiRefusal.NotFound noRun(String owner, String repo, long runId) {
        return new ApiRefusal.NotFound("run " + runId + " of " + owner + "/" + repo);
    }
}
