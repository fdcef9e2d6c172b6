package io.actionsgateway.simulation.payload;

import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs and jobs as the checks that GitHub Actions makes of them. */
public final class CheckPayloads {

    private static final Template APP = Template.of("github-actions-app");
    private static final Template CHECK_SUITE = Template.of("check-suite");
    private static final Template DETAILS = Template.of("check-run-details");
    private static final Account GITHUB = Account.organization("github", 9919);
    private static final Set<String> SUITE_STATUSES = Set.of("queued", "in_progress", "completed");

    private final Payloads payloads;
    private final ObjectNode app;

    public CheckPayloads(Payloads payloads) {
        this.payloads = payloads;
        JsonNode owner = payloads.user(GITHUB);
        app = APP.fill(hole -> owner);
    }

    /** A job as a check run. */
    public ObjectNode run(WorkflowJob job) {
        RunAttempt attempt = job.attempt();
        ObjectNode values = Values.of(job);
        values.set("app", app);
        values.set("check_suite", simpleSuite(attempt));
        ObjectNode run = payloads.checkRun(job);
        return run.setAll(payloads.fill(DETAILS, job.repository(), values));
    }

    private ObjectNode simpleSuite(RunAttempt attempt) {
        ObjectNode values = Values.of(attempt);
        String status = values.path("status").asString();
        // A check suite knows no waiting for a group or a gate.
        values.put("status", SUITE_STATUSES.contains(status) ? status : "queued");
        values.set("app", app);
        return payloads.fill(CHECK_SUITE, attempt.run().repository(), values);
    }

    /** An attempt as a check suite. */
    public ObjectNode suite(RunAttempt attempt) {
        WorkflowRun run = attempt.run();
        ObjectNode suite = simpleSuite(attempt);
        suite.put("rerequestable", true)
                .put("runs_rerequestable", false)
                .put("latest_check_runs_count", attempt.jobs().size())
                .put(
                        "check_runs_url",
                        payloads.url(run.repository()) + "/check-suites/" + run.checkSuiteId() + "/check-runs");
        suite.set("head_commit", payloads.run(attempt).get("head_commit"));
        return suite;
    }
}
