package io.actionsgateway.simulation.hook;

import io.actionsgateway.simulation.state.Repository;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as GitHub tells it.
 *
 * @param guid names the event
 * @param event GitHub's name for its kind
 * @param action what happened, where the kind has actions
 * @param repository it happened in
 * @param body the payload, JSON
 */
public record WebhookEvent(
        UUID guid, String event, @Nullable String action, Repository repository, String body) {}
