package io.actionsgateway.run;

import org.jspecify.annotations.Nullable;

/**
 * Which runs of a repository to list; {@code null} is any. Compared with the latest attempt of each run.
 *
 * @param status GitHub's status
 * @param conclusion GitHub's conclusion
 * @param branch head branch
 * @param event what started the run
 * @param headSha commit
 * @param actor login of whoever started the run
 * @param workflow the workflow's file name, as in {@code ci.yml}, or its id
 */
public record RunFilter(
        @Nullable String status,
        @Nullable String conclusion,
        @Nullable String branch,
        @Nullable String event,
        @Nullable String headSha,
        @Nullable String actor,
        @Nullable String workflow) {}
