package io.actionsgateway.simulation.hook;

import io.actionsgateway.simulation.payload.CheckPayloads;
import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import io.actionsgateway.simulation.state.World;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns every change into the webhooks that GitHub sends for it; which hook gets which is decided behind it. */
public final class Announcer {

    private final Teller teller;
    private final Payloads payloads;
    private final CheckPayloads checks;
    private final DeploymentAnnouncer deployments;

    /** Tells a sink; an {@link Audience} is asked first what it wants. */
    public Announcer(Payloads payloads, World world, Consumer<WebhookEvent> events) {
        this.payloads = payloads;
        teller = new Teller(payloads, world, Audience.of(events));
        checks = new CheckPayloads(payloads);
        deployments = new DeploymentAnnouncer(teller);
    }

    /** The same announcer, which nobody hears. */
    public Announcer silent() {
        return new Announcer(payloads, teller.world(), Audience.nobody());
    }

    /** Tells of deployments. */
    public DeploymentAnnouncer deployments() {
        return deployments;
    }

    /** Tells Apps that somebody dispatched a workflow. */
    public void dispatched(WorkflowRun run) {
        Trigger trigger = run.trigger();
        teller.tell("workflow_dispatch", null, run.repository(), trigger.actor(), payload -> {
            if (trigger.inputs().isEmpty()) {
                payload.putNull("inputs");
            } else {
                trigger.inputs().forEach(payload.putObject("inputs")::put);
            }
            payload.put("ref", "refs/heads/" + trigger.branch())
                    .put("workflow", run.workflow().script().path());
        });
    }

    /** Tells Apps of an event that somebody made up. */
    public void repositoryDispatched(Repository repository, Account sender, String type, JsonNode clientPayload) {
        teller.tell(
                "repository_dispatch",
                type,
                repository,
                sender,
                payload -> payload.put("branch", repository.defaultBranch()).set("client_payload", clientPayload));
    }

    /** Tells how a run stands; its check suite begins and ends with it. */
    public void run(String action, RunAttempt attempt) {
        WorkflowRun run = attempt.run();
        if (!action.equals("in_progress")) {
            tell("check_suite", action, attempt, payload -> payload.set("check_suite", checks.suite(attempt)));
        }
        tell("workflow_run", action, attempt, payload -> {
            payload.set("workflow_run", payloads.run(attempt));
            payload.set("workflow", payloads.workflow(run.repository(), run.workflow()));
        });
    }

    /** Tells that a job has come to be. */
    public void created(WorkflowJob job) {
        checkRun("created", job);
    }

    /** Tells how a job stands. */
    public void job(String action, WorkflowJob job) {
        tell("workflow_job", action, job.attempt(), payload -> {
            payload.set("workflow_job", payloads.job(job));
            job.deployment().ifPresent(deployment -> payload.set("deployment", payloads.deployment(job, deployment)));
        });
    }

    /** Tells that a job is over. */
    public void completed(WorkflowJob job) {
        checkRun("completed", job);
        job("completed", job);
    }

    private void checkRun(String action, WorkflowJob job) {
        tell("check_run", action, job.attempt(), payload -> payload.set("check_run", checks.run(job)));
    }

    private void tell(String event, String action, RunAttempt attempt, Consumer<ObjectNode> about) {
        teller.tell(event, action, attempt.run().repository(), attempt.asker(), about);
    }
}
