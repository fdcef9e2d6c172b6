package io.actionsgateway.simulation.payload;

import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Artifact;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.Deployment;
import io.actionsgateway.simulation.state.Ids;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.Step;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.Workflow;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a thing's state puts into the holes of its {@link Template}. */
public final class Values {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Values() {}

    public static ObjectNode identity(String prefix, long id) {
        return NODES.objectNode().put("id", id).put("node_id", Ids.nodeId(prefix, id));
    }

    public static ObjectNode of(Account account) {
        return NODES.objectNode()
                .put("id", account.id())
                .put("node_id", Ids.nodeId(account.type().substring(0, 1), account.id()))
                .put("login", account.login())
                .put("login_path", UriUtils.encode(account.login(), StandardCharsets.UTF_8))
                .put("page", account.login().replaceFirst("^(.*)\\[bot]$", "apps/$1"))
                .put("type", account.type());
    }

    public static ObjectNode of(Workflow workflow) {
        return identity("W", workflow.id())
                .put("name", workflow.script().name())
                .put("path", workflow.script().path())
                .put("file", workflow.script().file())
                .put("state", workflow.state())
                .put("created_at", time(workflow.createdAt()))
                .put("updated_at", time(workflow.updatedAt()));
    }

    /** Branch and commit of a run. */
    public static ObjectNode of(Trigger trigger) {
        return NODES.objectNode().put("head_branch", trigger.branch()).put("head_sha", trigger.headSha());
    }

    public static ObjectNode of(RunAttempt attempt) {
        WorkflowRun run = attempt.run();
        ObjectNode values = identity("WFR", run.id()).setAll(of(run.trigger()));
        return values.put("name", run.workflow().script().name())
                .put("path", run.workflow().script().path())
                .put("display_title", attempt.displayTitle())
                .put("run_number", run.number())
                .put("event", run.trigger().event())
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

    public static ObjectNode of(WorkflowJob job) {
        boolean onRunner = !job.steps().isEmpty();
        ObjectNode values = identity("CR", job.id())
                .put("job_id", job.id())
                .put("run_id", job.attempt().run().id())
                .put("run_attempt", job.attempt().number())
                .put("workflow_name", job.attempt().run().workflow().script().name())
                .put("name", job.name())
                .put("status", job.status().word())
                .put("conclusion", word(job.conclusion()))
                .put("created_at", time(job.createdAt()))
                .put("started_at", time(job.startedAt()))
                .put("completed_at", time(job.completedAt()))
                .put("runner_id", onRunner ? 5L : null)
                .put("runner_name", onRunner ? "GitHub Actions 5" : null)
                .put("runner_group_id", onRunner ? 2L : null)
                .put("runner_group_name", onRunner ? "GitHub Actions" : null);
        values.setAll(of(job.attempt().run().trigger()));
        ArrayNode labels = values.putArray("labels");
        job.labels().forEach(labels::add);
        values.set("steps", steps(job));
        return values;
    }

    public static ObjectNode of(Deployment deployment) {
        return identity("DE", deployment.id())
                .put("deployment_id", deployment.id())
                .put("environment", deployment.environment().name())
                .put("created_at", time(deployment.createdAt()))
                .put("updated_at", time(deployment.updatedAt()));
    }

    public static ObjectNode of(Artifact artifact, Instant now) {
        WorkflowRun run = artifact.job().attempt().run();
        return identity("A", artifact.id())
                .put("name", artifact.name())
                .put("size_in_bytes", artifact.sizeInBytes())
                .put("digest", artifact.digest())
                .put("expired", artifact.isExpired(now))
                .put("created_at", time(artifact.createdAt()))
                .put("updated_at", time(artifact.updatedAt()))
                .put("expires_at", time(artifact.expiresAt()))
                .put("run_id", run.id())
                .put("repository_id", run.repository().id())
                .setAll(of(run.trigger()));
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
    public static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public static @Nullable String word(@Nullable Conclusion conclusion) {
        return conclusion == null ? null : conclusion.word();
    }
}
