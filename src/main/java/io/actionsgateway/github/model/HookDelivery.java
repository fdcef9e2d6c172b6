package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One attempt to deliver an event to a hook, as GitHub recorded it.
 *
 * @param id of the attempt; goes beyond 53 bits
 * @param guid of the event: the same for all attempts and hooks
 * @param deliveredAt when
 * @param redelivery whether somebody asked for it
 * @param duration seconds until the receiver's answer
 * @param status {@code OK} when the receiver took it, otherwise why not
 * @param statusCode the receiver's answer; 0 when there was none
 * @param event such as {@code workflow_run}
 * @param action such as {@code completed}; not every event has one
 * @param installationId the App's installation, for an App's hook
 * @param repositoryId where it happened
 * @param throttledAt when GitHub held it back
 * @param json everything that GitHub said about it
 */
public record HookDelivery(
        long id,
        String guid,
        @Nullable Instant deliveredAt,
        boolean redelivery,
        double duration,
        String status,
        int statusCode,
        String event,
        @Nullable String action,
        @Nullable Long installationId,
        @Nullable Long repositoryId,
        @Nullable Instant throttledAt,
        @JsonProperty(GitHubObject.WHOLE) JsonNode json)
        implements GitHubObject {

    /**
     * Whether the receiver took it.
     *
     * @return false for whatever GitHub counts as failed
     */
    public boolean succeeded() {
        return "OK".equals(status);
    }
}
