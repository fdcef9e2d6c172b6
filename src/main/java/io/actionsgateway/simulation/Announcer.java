package io.actionsgateway.simulation;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns every change into the webhook that GitHub sends for it. The hook is a GitHub App's, so it gets all events. */
final class Announcer {

    private final Seed seed;
    private final Payloads payloads;
    private final Ids ids;
    private final Timeline timeline;
    private final Consumer<WebhookEvent> events;

    /** Rendered once: they are in every payload. */
    private final ObjectNode repository;

    private final ObjectNode organization;
    private final ObjectNode installation = Values.identity("IN", Hook.INSTALLATION_ID);

    Announcer(Seed seed, Payloads payloads, Ids ids, Timeline timeline, Consumer<WebhookEvent> events) {
        this.seed = seed;
        this.payloads = payloads;
        this.ids = ids;
        this.timeline = timeline;
        this.events = events;
        repository = payloads.repository();
        organization = payloads.organization();
    }

    void dispatched(WorkflowRun run) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        if (run.inputs().isEmpty()) {
            payload.putNull("inputs");
        } else {
            run.inputs().forEach(payload.putObject("inputs")::put);
        }
        payload.put("ref", "refs/heads/" + seed.branch())
                .put("workflow", run.workflow().path());
        send("workflow_dispatch", null, payload, seed.actor());
    }

    void run(String action, RunAttempt attempt) {
        ObjectNode payload = payload(action);
        payload.set("workflow_run", payloads.run(attempt));
        payload.set("workflow", payloads.workflow(attempt.run().workflow()));
        send("workflow_run", action, payload, seed.actor());
    }

    void job(String action, WorkflowJob job) {
        ObjectNode payload = payload(action);
        payload.set("workflow_job", payloads.job(job));
        job.deployment().ifPresent(deployment -> payload.set("deployment", payloads.deployment(deployment)));
        send("workflow_job", action, payload, seed.actor());
    }

    void deployment(WorkflowJob job) {
        job.deployment()
                .ifPresent(deployment -> send("deployment", "created", aboutDeployment(job, deployment), seed.actor()));
    }

    /** Tells how a job's deployment stands; of a job that deploys nothing there is nothing to tell. */
    void deploymentStatus(WorkflowJob job, String state) {
        job.deployment().ifPresent(deployment -> {
            ObjectNode payload = aboutDeployment(job, deployment);
            payload.set("deployment_status", payloads.deploymentStatus(ids.next(), state, job, deployment));
            payload.set("check_run", payloads.checkRun(job));
            send("deployment_status", "created", payload, seed.actor());
        });
    }

    private ObjectNode aboutDeployment(WorkflowJob job, Deployment deployment) {
        RunAttempt attempt = job.attempt();
        ObjectNode payload = payload("created");
        payload.set("deployment", payloads.deployment(deployment));
        payload.set("workflow", payloads.workflow(attempt.run().workflow()));
        payload.set("workflow_run", payloads.run(attempt));
        return payload;
    }

    void reviewRequested(WorkflowJob job) {
        Environment gate = job.environment();
        ObjectNode payload = review("requested", job).put("environment", gate.name());
        payload.set("requestor", payloads.user(seed.actor()));
        payload.set("workflow_job_run", payloads.jobRun(job));
        send("deployment_review", "requested", payload, seed.actor());
    }

    /** Tells of the reviewer's decision on jobs of one run. */
    void reviewed(String action, List<WorkflowJob> jobs, String comment) {
        Account reviewer = jobs.getFirst().environment().reviewer();
        ObjectNode payload = review(action, jobs.getFirst()).put("comment", comment);
        payload.set("approver", payloads.user(reviewer));
        ArrayNode jobRuns = payload.putArray("workflow_job_runs");
        jobs.forEach(job -> jobRuns.add(payloads.jobRun(job)));
        send("deployment_review", action, payload, reviewer);
    }

    private ObjectNode review(String action, WorkflowJob job) {
        ObjectNode payload = payload(action).put("since", Values.time(timeline.now()));
        payload.set("workflow_run", payloads.run(job.attempt()));
        payload.set("reviewers", payloads.reviewers(job.environment()));
        return payload;
    }

    private static ObjectNode payload(String action) {
        return JsonNodeFactory.instance.objectNode().put("action", action);
    }

    private void send(String event, @Nullable String action, ObjectNode payload, Account sender) {
        payload.set("repository", repository);
        payload.set("organization", organization);
        payload.set("sender", payloads.user(sender));
        payload.set("installation", installation);
        String body = Template.JSON.writeValueAsString(payload);
        events.accept(new WebhookEvent(ids.guid(timeline.now()), event, action, body));
    }
}
