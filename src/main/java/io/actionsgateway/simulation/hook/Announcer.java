package io.actionsgateway.simulation.hook;

import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.payload.Template;
import io.actionsgateway.simulation.payload.Values;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Deployment;
import io.actionsgateway.simulation.state.Ids;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import io.actionsgateway.simulation.state.World;
import io.actionsgateway.simulation.time.Timeline;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns every change into the webhook that GitHub sends for it. The hook is a GitHub App's, so it gets all events. */
public final class Announcer {

    private final Payloads payloads;
    private final Ids ids;
    private final Timeline timeline;
    private final Consumer<WebhookEvent> events;
    private final ObjectNode installation = Values.identity("IN", Hook.INSTALLATION_ID);

    public Announcer(Payloads payloads, World world, Consumer<WebhookEvent> events) {
        this.payloads = payloads;
        ids = world.ids();
        timeline = world.timeline();
        this.events = events;
    }

    /** Tells Apps that somebody dispatched a workflow. */
    public void dispatched(WorkflowRun run) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        Trigger trigger = run.trigger();
        if (trigger.inputs().isEmpty()) {
            payload.putNull("inputs");
        } else {
            trigger.inputs().forEach(payload.putObject("inputs")::put);
        }
        payload.put("ref", "refs/heads/" + trigger.branch())
                .put("workflow", run.workflow().script().path());
        send("workflow_dispatch", null, payload, run.repository(), trigger.actor());
    }

    public void run(String action, RunAttempt attempt) {
        WorkflowRun run = attempt.run();
        ObjectNode payload = payload(action);
        payload.set("workflow_run", payloads.run(attempt));
        payload.set("workflow", payloads.workflow(run.repository(), run.workflow()));
        send("workflow_run", action, payload, run.repository(), attempt.asker());
    }

    public void job(String action, WorkflowJob job) {
        ObjectNode payload = payload(action);
        payload.set("workflow_job", payloads.job(job));
        job.deployment().ifPresent(deployment -> payload.set("deployment", payloads.deployment(job, deployment)));
        send("workflow_job", action, payload, job.repository(), job.attempt().asker());
    }

    public void deployment(WorkflowJob job) {
        job.deployment()
                .ifPresent(deployment -> send(
                        "deployment",
                        "created",
                        aboutDeployment(job, deployment),
                        job.repository(),
                        job.attempt().asker()));
    }

    /** Tells how a job's deployment stands; of a job that deploys nothing there is nothing to tell. */
    public void deploymentStatus(WorkflowJob job, String state) {
        job.deployment().ifPresent(deployment -> {
            ObjectNode payload = aboutDeployment(job, deployment);
            payload.set("deployment_status", payloads.deploymentStatus(ids.next(), state, job, deployment));
            payload.set("check_run", payloads.checkRun(job));
            send(
                    "deployment_status",
                    "created",
                    payload,
                    job.repository(),
                    job.attempt().asker());
        });
    }

    private ObjectNode aboutDeployment(WorkflowJob job, Deployment deployment) {
        RunAttempt attempt = job.attempt();
        ObjectNode payload = payload("created");
        payload.set("deployment", payloads.deployment(job, deployment));
        payload.set(
                "workflow", payloads.workflow(job.repository(), attempt.run().workflow()));
        payload.set("workflow_run", payloads.run(attempt));
        return payload;
    }

    public void reviewRequested(WorkflowJob job) {
        ObjectNode payload = review("requested", job);
        job.environment().ifPresent(gate -> payload.put("environment", gate.name()));
        payload.set("requestor", payloads.user(job.attempt().asker()));
        payload.set("workflow_job_run", payloads.jobRun(job));
        send(
                "deployment_review",
                "requested",
                payload,
                job.repository(),
                job.attempt().asker());
    }

    /** Tells of the reviewer's decision on jobs of one run. */
    public void reviewed(String action, Account reviewer, List<WorkflowJob> jobs, String comment) {
        ObjectNode payload = review(action, jobs.getFirst()).put("comment", comment);
        payload.set("approver", payloads.user(reviewer));
        ArrayNode jobRuns = payload.putArray("workflow_job_runs");
        jobs.forEach(job -> jobRuns.add(payloads.jobRun(job)));
        send("deployment_review", action, payload, jobs.getFirst().repository(), reviewer);
    }

    private ObjectNode review(String action, WorkflowJob job) {
        ObjectNode payload = payload(action).put("since", Values.time(timeline.now()));
        payload.set("workflow_run", payloads.run(job.attempt()));
        job.environment().ifPresent(gate -> payload.set("reviewers", payloads.reviewers(gate)));
        return payload;
    }

    private static ObjectNode payload(String action) {
        return JsonNodeFactory.instance.objectNode().put("action", action);
    }

    private void send(
            String event, @Nullable String action, ObjectNode payload, Repository repository, Account sender) {
        payload.set("repository", payloads.repository(repository));
        if (repository.owner().type().equals("Organization")) {
            payload.set("organization", payloads.organization(repository.owner()));
        }
        payload.set("sender", payloads.user(sender));
        payload.set("installation", installation);
        String body = Template.JSON.writeValueAsString(payload);
        events.accept(new WebhookEvent(ids.guid(timeline.now()), event, action, repository, body));
    }
}
