package io.actionsgateway.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an observation comes from.
 *
 * @param kind who said it
 * @param deliveryId the stored delivery, when GitHub told us
 * @param event the webhook event, as its body shows
 * @param action what the body calls the change; kept because it may disagree with the status in the same body
 * @param fingerprint digest of the statement's bytes, or when they were fetched; decides, the same way in any order, between two statements that
 *     nothing else tells apart
 * @param traceparent the span in which it was heard of; {@code null} while nobody traces
 */
public record Evidence(
        Kind kind,
        @Nullable Long deliveryId,
        @Nullable String event,
        @Nullable String action,
        String fingerprint,
        @Nullable String traceparent) {

    /** Who said it. */
    public enum Kind {
        /** GitHub told us. */
        DELIVERY,
        /** We asked GitHub. */
        POLL,
        /** GitHub answered a dispatch. */
        DISPATCH
    }

    /**
     * Evidence from a signed webhook delivery.
     *
     * @param deliveryId its id in the inbox
     * @param event the event that its body shows
     * @param action the action in its body
     * @param bodySha256 digest of its body, in hex
     * @return the evidence
     */
    public static Evidence delivery(long deliveryId, String event, @Nullable String action, String bodySha256) {
        return new Evidence(Kind.DELIVERY, deliveryId, event, action, bodySha256, null);
    }

    /**
     * Evidence from an answer of GitHub's. Of statements that nothing else tells apart, the one that was fetched last
     * counts, and more than any delivery: the steps of a job go on without changing its times.
     *
     * @param fetchedAt when it was asked for
     * @return the evidence
     */
    public static Evidence poll(Instant fetchedAt) {
        return new Evidence(Kind.POLL, null, null, null, "~%015d".formatted(fetchedAt.toEpochMilli()), null);
    }

    /**
     * The same, heard of in a span.
     *
     * @param span as in W3C's header
     * @return a copy
     */
    public Evidence heardIn(@Nullable String span) {
        return new Evidence(kind, deliveryId, event, action, fingerprint, span);
    }
}
