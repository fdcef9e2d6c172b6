package io.actionsgateway.webhook.inbox;

import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A stored delivery that this worker may process, for as long as its claim holds.
 *
 * @param id its id in the inbox
 * @param event what its header calls it
 * @param formEncoded whether the body is a form
 * @param body the bytes as GitHub sent them, not copied, and not to be changed; none where there are more of them than are
 *     read, or where they are no longer kept
 * @param bodyBytes how many there were
 * @param bodySha256 their digest
 * @param attempt how often it has been claimed, this time included; tells this claim from a later one
 * @param receivedAt when it arrived
 * @param replayed whether the same body was delivered before under another GUID
 * @param cameBefore whether the same delivery came before the other way: one was pulled and one sent
 * @param traceparent the span that received it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on without a copy, and never compared
public record Claimed(
        long id,
        String event,
        boolean formEncoded,
        byte[] body,
        int bodyBytes,
        byte[] bodySha256,
        int attempt,
        Instant receivedAt,
        boolean replayed,
        boolean cameBefore,
        @Nullable String traceparent) {

    /**
     * The digest as text.
     *
     * @return lower-case hex
     */
    public String fingerprint() {
        return HexFormat.of().formatHex(bodySha256);
    }
}
