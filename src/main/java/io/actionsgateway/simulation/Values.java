package io.actionsgateway.simulation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a thing's state puts into the holes of its {@link Template}. */
final class Values {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Values() {}

    static ObjectNode identity(String prefix, long id) {
        return NODES.objectNode().put("id", id).put("node_id", Ids.nodeId(prefix, id));
    }

    static ObjectNode of(Account account) {
        return NODES.objectNode()
                .put("id", account.id())
                .put("node_id", account.nodeId())
                .put("login", account.login())
                .put("type", account.type());
    }

    static ObjectNode of(WorkflowScript workflow) {
        return identity("W", workflow.id()).put("name", workflow.name()).put("path", workflow.path());
    }

    static ObjectNode of(RunAttempt attempt) {
        WorkflowRun run = attempt.run();
        return identity("WFR", run.id())
                .put("name", run.workflow().name())
                .put("path", run.workflow().path())
                .put("display_title", run.workflow().name())
                .put("run_number", run.number())
                .put("event", "workflow_dispatch")
                .put("status", attempt.status().word())
                .put("conclusion", word(attempt.conclusion()))
                .put("workflow_id", run.workflow().id())
                .put("check_suite_id", run.checkSuiteId())
                .put("check_suite_node_id", Ids.nodeId("CS", run.checkSuiteId()))
                .put("created_at", time(run.createdAt()))
                .put("updated_at", time(attempt.updatedAt()))
                .put("run_attempt", attempt.number())
                .put("run_started_at", time(attempt.startedAt()));
    }

    static ObjectNode of(WorkflowJob job) {
        boolean onRunner = !job.steps().isEmpty();
        ObjectNode values = identity("CR", job.id())
                .put("job_id", job.id())
                .put("run_id", job.attempt().run().id())
                .put("run_attempt", job.attempt().number())
                .put("workflow_name", job.attempt().run().workflow().name())
                .put("name", job.script().name())
                .put("status", job.status().word())
                .put("conclusion", word(job.conclusion()))
                .put("created_at", time(job.createdAt()))
                .put("started_at", time(job.startedAt()))
                .put("completed_at", time(job.completedAt()))
                .put("runner_id", onRunner ? 5L : null)
                .put("runner_name", onRunner ? "GitHub Actions 5" : null)
                .put("runner_group_id", onRunner ? 2L : null)
                .put("runner_group_name", onRunner ? "GitHub Actions" : null);
        values.set("steps", steps(job));
        return values;
    }

    static ObjectNode of(Deployment deployment) {
        return identity("DE", deployment.id())
                .put("deployment_id", deployment.id())
                .put("environment", deployment.environment().name())
                .put("created_at", time(deployment.createdAt()))
                .put("updated_at", time(deployment.updatedAt()));
    }

    private static ArrayNode steps(WorkflowJob job) {
        ArrayNode steps = NODES.arrayNode();
        for (Step step : job.steps()) {
            steps.addObject()
                    .put("name", step.name())
                    .put("status", step.status().word())
                    .put("conclusion", word(step.conclusion()))
                    .put("number", step.number())
                    .put("started_at", time(step.startedAt()))
                    .put("completed_at", time(step.completedAt()));
        }
        return steps;
    }

    /** GitHub's times are whole seconds. */
    static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static @Nullable String word(@Nullable Conclusion conclusion) {
        return conclusion == null ? null : conclusion.word();
    }
}
