package io.actionsgateway.github.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One attempt to deliver an event to a hook, with what was sent and answered; {@link HookDelivery} says more about the
 * single fields.
 *
 * @param id of the attempt
 * @param guid of the event
 * @param deliveredAt when
 * @param redelivery whether somebody asked for it
 * @param duration seconds until the receiver's answer
 * @param status {@code OK} when the receiver took it
 * @param statusCode the receiver's answer
 * @param event such as {@code workflow_run}
 * @param action such as {@code completed}
 * @param installationId the App's installation
 * @param repositoryId where it happened
 * @param throttledAt when GitHub held it back
 * @param url where it was sent to
 * @param request what was sent: enough to take the event in without a redelivery
 * @param response what the receiver answered
 * @param json everything that GitHub said about it
 */
public record HookDeliveryDetails(
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
        @Nullable String url,
        @Nullable HookExchange request,
        @Nullable HookExchange response,
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
