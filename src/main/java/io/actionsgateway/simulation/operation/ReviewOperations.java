package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.Gate;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** GitHub's operations on deployments that wait for a reviewer. */
final class ReviewOperations {

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
        Map<Long, Gate> gates = new LinkedHashMap<>();
        WorkflowRun run = RunOperations.run(request);
        HeldJob.of(run).forEach(held -> gates.putIfAbsent(held.environment().id(), held.gate()));
        return ApiAnswer.list(gates.values().stream()
                .map(gate -> EnvironmentOperations.payloads(request)
                        .pending(
                                gate.environment(),
                                gate.since(),
                                gate.awaitsReview()
                                        && reviewer(request, run, gate.environment())
                                                .isPresent()))
                .toList());
    }

    private static Optional<Account> reviewer(ApiRequest request, WorkflowRun run, Environment environment) {
        return Decider.of(request).reviewer(run.latest().asker(), environment);
    }

    private ApiAnswer review(ApiRequest request) {
        WorkflowRun run = RunOperations.run(request);
        Map<Account, List<WorkflowJob>> decisions = new LinkedHashMap<>();
        for (long id : environmentIds(request.body().path("environment_ids"))) {
            List<HeldJob> held = HeldJob.of(run).stream()
                    .filter(each -> each.environment().id() == id && each.gate().awaitsReview())
                    .toList();
            HeldJob.refuseNone(held);
            Account reviewer = reviewer(request, run, held.getFirst().environment())
                    .orElseThrow(() -> GitHubError.forbidden(NO_REVIEWER));
            List<WorkflowJob> jobs = decisions.computeIfAbsent(reviewer, unknown -> new ArrayList<>());
            held.forEach(each -> jobs.add(each.job()));
        }
        HeldJob.refuseNone(decisions.values());
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

    private static ApiAnswer history(ApiRequest request) {
        return ApiAnswer.list(RunOperations.run(request).reviews().stream()
                .map(EnvironmentOperations.payloads(request)::review)
                .toList());
    }
}
