package io.actionsgateway.stream.callback;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that this replica is to send now.
 *
 * @param callback whose
 * @param owner whose secret signs it
 * @param place the callback's run
 * @param url where to
 * @param host the URL's
 * @param message its place among the callback's messages, from 1
 * @param body as it was first sent
 * @param last whether the callback is done after it
 * @param tries including this one
 * @param firstTriedAt when the first of them was
 */
record Claimed(
        UUID callback,
        Callbacks.Owner owner,
        Callbacks.Place place,
        String url,
        String host,
        int message,
        String body,
        boolean last,
        int tries,
        Instant firstTriedAt) {

    String messageId() {
        return MessageId.of(callback, message);
    }
}
