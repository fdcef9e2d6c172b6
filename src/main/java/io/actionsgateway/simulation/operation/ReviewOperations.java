package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.Status;
import io.actionsgateway.simulation.state.WorkflowJob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** GitHub's operations on deployments that wait for a reviewer. */
public final class ReviewOperations {

    private final RunSimulator simulator;

    public ReviewOperations(RunSimulator simulator) {
        this.simulator = simulator;
    }

    public void register(Operations operations) {
        operations
                .on("actions/get-pending-deployments-for-run", ReviewOperations::pending)
                .on("actions/review-pending-deployments-for-run", this::review);
    }

    private static ApiAnswer pending(ApiRequest request) {
        Map<Long, WorkflowJob> byEnvironment = new LinkedHashMap<>();
        waiting(request).forEach(job -> byEnvironment.putIfAbsent(environment(job), job));
        return ApiAnswer.list(byEnvironment.values().stream()
                .flatMap(job ->
                        job.deployment().stream().map(held -> request.payloads().pendingDeployment(job, held)))
                .toList());
    }

    private static long environment(WorkflowJob job) {
        return job.environment().map(Environment::id).orElse(0L);
    }

    private ApiAnswer review(ApiRequest request) {
        Set<Long> environments = environmentIds(request.body().path("environment_ids"));
        boolean approved = request.body().path("state").asString("").equals("approved");
        List<WorkflowJob> jobs = waiting(request).stream()
                .filter(job -> environments.contains(environment(job)))
                .toList();
        if (jobs.isEmpty()) {
            throw GitHubError.unprocessable("No pending deployment requests to approve or reject");
        }
        String comment = request.body().path("comment").asString("");
        Account reviewer =
                jobs.getFirst().environment().orElseThrow().reviewers().getFirst();
        if (approved) {
            simulator.approve(jobs, reviewer, comment);
        } else {
            simulator.reject(jobs, reviewer, comment);
        }
        return ApiAnswer.list(jobs.stream()
                .flatMap(job ->
                        job.deployment().stream().map(held -> request.payloads().deployment(job, held)))
                .toList());
    }

    private static Set<Long> environmentIds(JsonNode ids) {
        return StreamSupport.stream(ids.spliterator(), false)
                .map(id -> id.asLong(0))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<WorkflowJob> waiting(ApiRequest request) {
        return RunOperations.run(request).latest().jobs().stream()
                .filter(job -> job.status() == Status.WAITING)
                .toList();
    }
}
