package io.actionsgateway.simulation.hook;

import io.actionsgateway.simulation.payload.Template;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as one kind of hook is told of it.
 *
 * @param guid names the event
 * @param event GitHub's name for its kind
 * @param action what happened, where the kind has actions
 * @param repositoryId where, if in a repository
 * @param installationId of the App; nothing for hooks of repositories and organizations
 * @param payload JSON
 */
public record Message(
        UUID guid,
        String event,
        @Nullable String action,
        @Nullable Long repositoryId,
        @Nullable Long installationId,
        String payload) {

    static Message toApps(WebhookEvent event) {
        JsonNode installation = Template.JSON.readTree(event.body()).at("/installation/id");
        return new Message(
                event.guid(),
                event.event(),
                event.action(),
                event.repository().id(),
                installation.isMissingNode() ? null : installation.asLong(),
                event.body());
    }

    /** What is no App's hook is not told of an installation. */
    static Message toHooks(WebhookEvent event) {
        ObjectNode payload = (ObjectNode) Template.JSON.readTree(event.body());
        payload.remove("installation");
        return new Message(
                event.guid(),
                event.event(),
                event.action(),
                event.repository().id(),
                null,
                Template.JSON.writeValueAsString(payload));
    }

    /** The same under another name. */
    Message named(UUID other) {
        return new Message(other, event, action, repositoryId, installationId, payload);
    }
}
