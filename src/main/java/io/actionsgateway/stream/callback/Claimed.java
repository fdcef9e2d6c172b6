package io.actionsgateway.stream.callback;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that this replica is to send now.
 *
 * @param callback whose
 * @param runId the callback's run
 * @param subject whose secret signs it
 * @param url where to
 * @param message its place among the callback's messages, from 1
 * @param body as it was first sent
 * @param last whether the callback is done after it
 * @param tries including this one
 * @param firstTriedAt when the first of them was
 */
record Claimed(
        UUID callback,
        long runId,
        String subject,
        String url,
        int message,
        String body,
        boolean last,
        int tries,
        Instant firstTriedAt) {

    String messageId() {
        return MessageId.of(callback, message);
    }
}
