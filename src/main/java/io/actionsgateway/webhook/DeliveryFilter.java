package io.actionsgateway.webhook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries to list; {@code null} is any.
 *
 * @param hook name of the hook
 * @param state state in the inbox
 * @param event what the header calls it
 * @param guid GitHub's name for the event
 */
public record DeliveryFilter(
        @Nullable String hook,
        @Nullable String state,
        @Nullable String event,
        @Nullable UUID guid) {}
