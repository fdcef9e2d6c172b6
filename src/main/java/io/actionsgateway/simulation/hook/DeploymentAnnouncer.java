package io.actionsgateway.simulation.hook;

import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.payload.Values;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Deployment;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.WorkflowJob;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells of deployments and of what holds them back; of a job that deploys nothing there is nothing to tell. */
public final class DeploymentAnnouncer {

    private final Teller teller;
    private final Payloads payloads;

    DeploymentAnnouncer(Teller teller) {
        this.teller = teller;
        payloads = teller.payloads();
    }

    public void created(WorkflowJob job) {
        job.deployment()
                .ifPresent(deployment ->
                        tell("deployment", "created", job, payload -> describe(payload, job, deployment)));
    }

    /** Tells how a job's deployment stands. */
    public void status(WorkflowJob job, String state) {
        job.deployment().ifPresent(deployment -> {
            long id = teller.world().ids().next();
            tell("deployment_status", "created", job, payload -> {
                describe(payload, job, deployment);
                payload.set("deployment_status", payloads.deploymentStatus(id, state, job, deployment));
                payload.set("check_run", payloads.checkRun(job));
            });
        });
    }

    private void describe(ObjectNode payload, WorkflowJob job, Deployment deployment) {
        RunAttempt attempt = job.attempt();
        payload.set("deployment", payloads.deployment(job, deployment));
        payload.set(
                "workflow", payloads.workflow(job.repository(), attempt.run().workflow()));
        payload.set("workflow_run", payloads.run(attempt));
    }

    public void reviewRequested(WorkflowJob job) {
        tell("deployment_review", "requested", job, payload -> {
            describeReview(payload, job);
            job.environment().ifPresent(gate -> payload.put("environment", gate.name()));
            payload.set("requestor", payloads.user(job.attempt().asker()));
            payload.set("workflow_job_run", payloads.jobRun(job));
        });
    }

    /** Tells of the reviewer's decision on jobs of one run. */
    public void reviewed(String action, Account reviewer, List<WorkflowJob> jobs, String comment) {
        WorkflowJob first = jobs.getFirst();
        teller.tell("deployment_review", action, first.repository(), reviewer, payload -> {
            describeReview(payload, first);
            payload.put("comment", comment).set("approver", payloads.user(reviewer));
            ArrayNode jobRuns = payload.putArray("workflow_job_runs");
            jobs.forEach(job -> jobRuns.add(payloads.jobRun(job)));
        });
    }

    private void describeReview(ObjectNode payload, WorkflowJob job) {
        payload.put("since", Values.time(teller.world().now()));
        payload.set("workflow_run", payloads.run(job.attempt()));
        job.environment().ifPresent(gate -> payload.set("reviewers", payloads.reviewers(gate)));
    }

    /** Asks an App for its decision, and tells it where to send that. */
    public void ruleRequested(WorkflowJob job) {
        job.deployment()
                .ifPresent(deployment -> tell("deployment_protection_rule", "requested", job, payload -> {
                    Trigger trigger = job.attempt().run().trigger();
                    payload.put("environment", deployment.environment().name())
                            .put("event", trigger.event())
                            .put("sha", trigger.headSha())
                            .put("ref", "refs/heads/" + trigger.branch())
                            .put(
                                    "deployment_callback_url",
                                    payloads.runUrl(job.attempt().run()) + "/deployment_protection_rule");
                    payload.set("deployment", payloads.deployment(job, deployment));
                    payload.putArray("pull_requests");
                }));
    }

    private void tell(String event, String action, WorkflowJob job, Consumer<ObjectNode> about) {
        teller.tell(event, action, job.repository(), job.attempt().asker(), about);
    }
}
