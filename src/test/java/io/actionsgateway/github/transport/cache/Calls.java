package io.actionsgateway.github.transport.cache;

import static io.actionsgateway.github.transport.Permission.ACTIONS_READ;
import static io.actionsgateway.github.transport.Permission.ACTIONS_WRITE;
import static io.actionsgateway.github.transport.Permission.HOOKS_READ;
import static io.actionsgateway.github.transport.Permission.NONE;

import io.actionsgateway.github.transport.BudgetClass;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.Operation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Calls as others make them. */
final class Calls {

    private static final String ACTIONS = "/repos/{owner}/{repo}/actions/";
    private static final String RUN = ACTIONS + "runs/{run_id}";

    private Calls() {}

    static Call workflows() {
        return call(Operation.get("actions/list-repo-workflows", ACTIONS + "workflows", ACTIONS_READ), Map.of());
    }

    static Call run(long id) {
        return ofRun(id, "actions/get-workflow-run", "");
    }

    static Call attempt(long id, int attempt) {
        return call(
                Operation.get("actions/get-workflow-run-attempt", RUN + "/attempts/{attempt_number}", ACTIONS_READ),
                Map.of("run_id", Long.toString(id), "attempt_number", Integer.toString(attempt)));
    }

    static Call jobs(long id) {
        return ofRun(id, "actions/list-jobs-for-workflow-run", "/jobs");
    }

    static Call artifacts(long id) {
        return ofRun(id, "actions/list-workflow-run-artifacts", "/artifacts");
    }

    static Call logs(long id) {
        return ofRun(id, "actions/download-workflow-run-logs", "/logs");
    }

    static Call pendingDeployments(long id) {
        return ofRun(id, "actions/get-pending-deployments-for-run", "/pending_deployments");
    }

    static Call job(long id) {
        return call(
                Operation.get("actions/get-job-for-workflow-run", ACTIONS + "jobs/{job_id}", ACTIONS_READ),
                Map.of("job_id", Long.toString(id)));
    }

    static Call cancel(long id) {
        return call(
                Operation.post("actions/cancel-workflow-run", RUN + "/cancel", ACTIONS_WRITE),
                Map.of("run_id", Long.toString(id)));
    }

    static Call rerunJob(long id) {
        return call(
                Operation.post("actions/re-run-job-for-workflow-run", ACTIONS + "jobs/{job_id}/rerun", ACTIONS_WRITE),
                Map.of("job_id", Long.toString(id)));
    }

    static Call deleteArtifact(long id) {
        return call(
                Operation.delete("actions/delete-artifact", ACTIONS + "artifacts/{artifact_id}", ACTIONS_WRITE),
                Map.of("artifact_id", Long.toString(id)));
    }

    static Call hookDelivery() {
        return call(
                Operation.get(
                        "repos/get-webhook-delivery",
                        "/repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}",
                        HOOKS_READ),
                Map.of("hook_id", "1", "delivery_id", "2"));
    }

    static Call meta() {
        return Call.of(Operation.get("meta/get", "/meta", NONE), Map.of(), Map.of());
    }

    static Caller patient(int seconds) {
        return new Caller("test", BudgetClass.INTERACTIVE, Duration.ofSeconds(seconds), null);
    }

    private static Call ofRun(long id, String operation, String below) {
        return call(Operation.get(operation, RUN + below, ACTIONS_READ), Map.of("run_id", Long.toString(id)));
    }

    private static Call call(Operation operation, Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("owner", "octo-org");
        all.put("repo", "hello-world");
        return Call.of(operation, all, Map.of());
    }
}
