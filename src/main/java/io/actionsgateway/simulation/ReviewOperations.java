package io.actionsgateway.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** GitHub's operations on deployments that wait for a reviewer. */
final class ReviewOperations {

    private final RunSimulator simulator;
    private final RunOperations runs;

    ReviewOperations(RunSimulator simulator, RunOperations runs) {
        this.simulator = simulator;
        this.runs = runs;
    }

    ApiAnswer pending(ApiRequest request) {
        Map<Long, Deployment> byEnvironment = new LinkedHashMap<>();
        waiting(request).stream()
                .flatMap(job -> job.deployment().stream())
                .forEach(held -> byEnvironment.putIfAbsent(held.environment().id(), held));
        return array(byEnvironment.values().stream()
                .map(request.payloads()::pendingDeployment)
                .toList());
    }

    ApiAnswer review(ApiRequest request) {
        Set<Long> environments = environmentIds(request.body().path("environment_ids"));
        boolean approved = approves(request.body().path("state").asString(""));
        List<WorkflowJob> jobs = waiting(request).stream()
                .filter(job -> environments.contains(job.environment().id()))
                .toList();
        if (jobs.isEmpty()) {
            throw GitHubError.unprocessable("No pending deployment requests to approve or reject");
        }
        String comment = request.body().path("comment").asString("");
        if (approved) {
            simulator.approve(jobs, comment);
        } else {
            simulator.reject(jobs, comment);
        }
        return array(jobs.stream()
                .flatMap(job -> job.deployment().stream())
                .map(request.payloads()::deployment)
                .toList());
    }

    private static Set<Long> environmentIds(JsonNode ids) {
        if (!ids.isArray() || ids.isEmpty()) {
            throw GitHubError.unprocessable("Invalid request.\n\n\"environment_ids\" wasn't supplied.");
        }
        return StreamSupport.stream(ids.spliterator(), false)
                .map(id -> id.asLong(0))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean approves(String state) {
        return switch (state) {
            case "approved" -> true;
            case "rejected" -> false;
            default ->
                throw GitHubError.unprocessable(
                        "Invalid request.\n\n\"state\" must be one of \"approved\" or \"rejected\".");
        };
    }

    private List<WorkflowJob> waiting(ApiRequest request) {
        return runs.run(request).latest().jobs().stream()
                .filter(job -> job.status() == Status.WAITING)
                .toList();
    }

    private static ApiAnswer array(List<? extends JsonNode> elements) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        elements.forEach(array::add);
        return ApiAnswer.ok(array);
    }
}
