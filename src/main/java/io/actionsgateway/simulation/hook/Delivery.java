package io.actionsgateway.simulation.hook;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finished attempt, as the log keeps it.
 *
 * @param id GitHub's number of the attempt
 * @param hookId whose
 * @param message what was delivered
 * @param deliveredAt when the hook got it to deliver; the timeline's
 * @param redelivery whether somebody asked for it again
 * @param url where it went; nothing when the hook had no address any more
 * @param headers that it was sent with
 * @param reply how it ended
 */
public record Delivery(
        long id,
        long hookId,
        Message message,
        Instant deliveredAt,
        boolean redelivery,
        @Nullable URI url,
        Map<String, String> headers,
        Reply reply) {

    /** About what it takes in memory. */
    long size() {
        String answer = reply.body();
        return (long) message.payload().length() + (answer == null ? 0 : answer.length());
    }

    WebhookDelivery line() {
        return new WebhookDelivery(
                message.guid(), message.event(), message.action(), reply.statusCode(), reply.duration());
    }
}
