package io.actionsgateway.webhook.inbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authentic delivery on its way into the inbox.
 *
 * @param hook the name of the hook that it came to
 * @param guid GitHub's name for the event
 * @param event what the header calls it
 * @param formEncoded whether the body is a form
 * @param body the bytes as received; not copied, and not to be changed
 * @param bodySha256 their digest
 * @param pulled whether it comes from GitHub's log instead of its hook: then the bytes are not those that were signed,
 *     and the hook and GUID alone name it
 * @param traceparent the span that received it; {@code null} while nobody traces
 */
@SuppressWarnings("ArrayRecordComponent") // handed on without a copy, and never compared
public record Delivery(
        String hook,
        UUID guid,
        String event,
        boolean formEncoded,
        byte[] body,
        byte[] bodySha256,
        boolean pulled,
        @Nullable String traceparent) {}
