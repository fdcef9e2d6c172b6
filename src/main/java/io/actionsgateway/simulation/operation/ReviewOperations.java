package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Deployment;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.Status;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** GitHub's operations on deployments that wait for a reviewer. */
final class ReviewOperations {

    private static final String NOTHING_PENDING = "No pending deployment requests to approve or reject";
    private static final String NO_REVIEWER = "The current user is not allowed to review these deployments";

    private final RunSimulator simulator;

    ReviewOperations(RunSimulator simulator) {
        this.simulator = simulator;
    }

    void register(Operations operations) {
        operations
                .on("actions/get-pending-deployments-for-run", ReviewOperations::pending)
                .on("actions/review-pending-deployments-for-run", this::review)
                .on("actions/get-reviews-for-run", ReviewOperations::history);
    }

    private static ApiAnswer pending(ApiRequest request) {
        WorkflowRun run = RunOperations.run(request);
        Map<Environment, WorkflowJob> held = new LinkedHashMap<>();
        waiting(run).forEach(job -> job.environment().ifPresent(gate -> held.putIfAbsent(gate, job)));
        return ApiAnswer.list(held.entrySet().stream()
                .map(each -> EnvironmentOperations.payloads(request)
                        .pending(
                                each.getKey(),
                                since(each.getValue()),
                                Decider.reviewer(request, run, each.getKey()).isPresent()))
                .toList());
    }

    private static Instant since(WorkflowJob job) {
        return job.deployment().map(Deployment::createdAt).orElse(job.createdAt());
    }

    private ApiAnswer review(ApiRequest request) {
        WorkflowRun run = RunOperations.run(request);
        Map<Account, List<WorkflowJob>> decisions = new LinkedHashMap<>();
        for (long id : environmentIds(request.body().path("environment_ids"))) {
            List<WorkflowJob> held = waiting(run).stream()
                    .filter(job ->
                            job.environment().filter(gate -> gate.id() == id).isPresent())
                    .toList();
            Environment gate = held.stream()
                    .flatMap(job -> job.environment().stream())
                    .filter(each -> !each.reviewers().isEmpty())
                    .findFirst()
                    .orElseThrow(() -> GitHubError.unprocessable(NOTHING_PENDING));
            Account reviewer =
                    Decider.reviewer(request, run, gate).orElseThrow(() -> GitHubError.forbidden(NO_REVIEWER));
            decisions.computeIfAbsent(reviewer, unknown -> new ArrayList<>()).addAll(held);
        }
        if (decisions.isEmpty()) {
            throw GitHubError.unprocessable(NOTHING_PENDING);
        }
        decisions.forEach((reviewer, jobs) -> decide(request.body(), reviewer, jobs));
        return ApiAnswer.list(decisions.values().stream()
                .flatMap(List::stream)
                .flatMap(job ->
                        job.deployment().stream().map(held -> request.payloads().deployment(job, held)))
                .toList());
    }

    private void decide(JsonNode body, Account reviewer, List<WorkflowJob> jobs) {
        String comment = body.path("comment").asString("");
        if (body.path("state").asString("").equals("approved")) {
            simulator.approve(jobs, reviewer, comment);
        } else {
            simulator.reject(jobs, reviewer, comment);
        }
    }

    private static Set<Long> environmentIds(JsonNode ids) {
        return ids.valueStream().map(id -> id.asLong(0)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<WorkflowJob> waiting(WorkflowRun run) {
        return run.latest().jobs().stream()
                .filter(job -> job.status() == Status.WAITING)
                .toList();
    }

    private static ApiAnswer history(ApiRequest request) {
        return ApiAnswer.list(RunOperations.run(request).reviews().stream()
                .map(EnvironmentOperations.payloads(request)::review)
                .toList());
    }
}
