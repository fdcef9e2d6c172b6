package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run, or a job of it, that holds a concurrency group or waits for it.
 *
 * @param runId the run
 * @param runName its name
 * @param runHtmlUrl its page
 * @param jobId the job, when it is not the run as a whole
 * @param jobName that job's name
 * @param jobHtmlUrl that job's page
 * @param status {@code in_progress} for the holder, {@code pending} for whoever waits
 * @param json everything that GitHub said about it
 */
public record ConcurrencyMember(
        long runId,
        String runName,
        @Nullable String runHtmlUrl,
        @Nullable Long jobId,
        @Nullable String jobName,
        @Nullable String jobHtmlUrl,
        String status,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {

    /**
     * Whether it holds the group.
     *
     * @return false for whoever waits
     */
    public boolean holds() {
        return Status.IN_PROGRESS.text().equals(status);
    }
}
