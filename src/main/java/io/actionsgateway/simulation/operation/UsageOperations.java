package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.Workflow;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long runs took, and how much of it is paid for. As on GitHub only private repositories pay, and only for GitHub's
 * own runners.
 */
final class UsageOperations {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private UsageOperations() {}

    static void register(Operations operations) {
        operations
                .on("actions/get-workflow-run-usage", UsageOperations::ofRun)
                .on("actions/get-workflow-usage", UsageOperations::ofWorkflow);
    }

    private static ApiAnswer ofRun(ApiRequest request) {
        WorkflowRun run = RunOperations.run(request);
        Map<String, List<WorkflowJob>> jobs = bySystem(run.latest().jobs().stream());
        ObjectNode usage = NODES.objectNode();
        ObjectNode billable = usage.putObject("billable");
        jobs.forEach((system, each) -> {
            ObjectNode paid =
                    billable.putObject(system).put("total_ms", paid(each)).put("jobs", each.size());
            ArrayNode jobRuns = paid.putArray("job_runs");
            each.forEach(job -> jobRuns.addObject().put("job_id", job.id()).put("duration_ms", paid(List.of(job))));
        });
        return ApiAnswer.ok(
                usage.put("run_duration_ms", taken(run.latest(), request.world().now())));
    }

    /** Of this month, re-runs included. */
    private static ApiAnswer ofWorkflow(ApiRequest request) {
        Workflow workflow = WorkflowOperations.workflow(request);
        Stream<WorkflowJob> jobs = request.repository().runs().newestFirst().stream()
                .filter(run -> run.workflow() == workflow)
                .flatMap(run -> run.attempts().stream())
                .filter(attempt ->
                        month(attempt.startedAt()).equals(month(request.world().now())))
                .flatMap(attempt -> attempt.jobs().stream().filter(job -> job.attempt() == attempt));
        ObjectNode usage = NODES.objectNode();
        ObjectNode billable = usage.putObject("billable");
        bySystem(jobs).forEach((system, each) -> billable.putObject(system).put("total_ms", paid(each)));
        return ApiAnswer.ok(usage);
    }

    /** Jobs that GitHub's own runners completed, by operating system. */
    private static Map<String, List<WorkflowJob>> bySystem(Stream<WorkflowJob> jobs) {
        return jobs.filter(job -> !job.steps().isEmpty() && job.completedAt() != null)
                .filter(job -> !job.script().labels().contains("self-hosted"))
                .collect(Collectors.groupingBy(UsageOperations::system, TreeMap::new, Collectors.toList()));
    }

    private static String system(WorkflowJob job) {
        String labels = String.join(" ", job.script().labels());
        if (labels.contains("windows")) {
            return "WINDOWS";
        }
        return labels.contains("macos") ? "MACOS" : "UBUNTU";
    }

    private static long paid(List<WorkflowJob> jobs) {
        return jobs.stream()
                .filter(job -> job.repository().hidden())
                .mapToLong(job -> Duration.between(
                                job.startedAt(), Objects.requireNonNullElse(job.completedAt(), job.startedAt()))
                        .toMillis())
                .sum();
    }

    private static long taken(RunAttempt attempt, Instant now) {
        Instant end = attempt.isCompleted() ? attempt.updatedAt() : now;
        return Duration.between(attempt.startedAt(), end).toMillis();
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }
}
