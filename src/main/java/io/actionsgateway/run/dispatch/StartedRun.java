package io.actionsgateway.run.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that a dispatch has started, whoever sent it.
 *
 * @param runId the run
 * @param workflowId its workflow's number
 * @param path its workflow's file, possibly with folders and {@code @ref}
 * @param branch branch or tag
 * @param actor login of whoever GitHub says has started it
 * @param title as it is shown
 * @param createdAt by GitHub's clock, whole seconds
 * @param htmlUrl its page
 */
public record StartedRun(
        long runId,
        @Nullable Long workflowId,
        @Nullable String path,
        @Nullable String branch,
        @Nullable String actor,
        @Nullable String title,
        Instant createdAt,
        @Nullable String htmlUrl) {

    /** What a dispatch's run says about its start. */
    public static final String EVENT = "workflow_dispatch";

    boolean names(OpenEntry entry) {
        return title != null && title.contains(entry.id().toString());
    }
}
