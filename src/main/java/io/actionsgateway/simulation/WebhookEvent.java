package io.actionsgateway.simulation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as GitHub tells it.
 *
 * @param guid names the event
 * @param event GitHub's name for its kind
 * @param action what happened, where the kind has actions
 * @param body the payload, JSON
 */
record WebhookEvent(UUID guid, String event, @Nullable String action, String body) {}
