package io.actionsgateway.simulation.hook;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the delivery log.
 *
 * @param guid names the event, as in {@code X-GitHub-Delivery}
 * @param event GitHub's name for its kind
 * @param action what happened, where the kind has actions
 * @param statusCode the receiver's answer; 0 when none came within ten seconds
 * @param duration until the answer or the failure
 */
public record WebhookDelivery(
        UUID guid, String event, @Nullable String action, int statusCode, Duration duration) {}
