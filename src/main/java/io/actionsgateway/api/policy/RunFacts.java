package io.actionsgateway.api.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What rules want to know of a run.
 *
 * @param file name of its workflow's file, without folders; {@code null} when it is not known
 * @param workflowId its workflow's number; {@code null} when it is not known
 * @param event what started it; {@code null} when it is not known
 * @param createdAt when it began; {@code null} when it is not known
 */
record RunFacts(
        @Nullable String file,
        @Nullable Long workflowId,
        @Nullable String event,
        @Nullable Instant createdAt) {

    /** Whether a request for a workflow, by file or number, may have started it. What is not known may be. */
    boolean mayBeOf(@Nullable String workflow) {
        boolean dispatched = event == null || event.endsWith("_dispatch");
        return dispatched && (workflow == null || isOf(workflow));
    }

    private boolean isOf(String workflow) {
        return WorkflowFiles.isNumber(workflow)
                ? workflowId == null || workflowId == Long.parseLong(workflow)
                : file == null || WorkflowFiles.named(workflow).equalsIgnoreCase(file);
    }
}
