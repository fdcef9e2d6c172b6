package io.actionsgateway.webhook.intake;

import io.actionsgateway.platform.Digests;
import io.actionsgateway.webhook.WebhookRefusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.util.FastByteArrayOutputStream;

/** Gathers one body while it is measured, digested and checked; used by one request. */
final class BodyReader {

    private static final int FIRST_BYTES = 32 * 1024;

    private final HookSignatures.Check check;
    private final ByteBudget.Share share;
    private final long limit;
    private final FastByteArrayOutputStream bytes;
    private final MessageDigest digest = Digests.sha256();

    BodyReader(HookSignatures.Check check, ByteBudget.Share share, long limit, long declared) {
        if (declared > limit) {
            throw new WebhookRefusal.TooLarge(limit);
        }
        this.check = check;
        this.share = share;
        this.limit = limit;
        this.bytes = new FastByteArrayOutputStream(Math.clamp(declared, 1, FIRST_BYTES));
    }

    /** Takes the next piece and lets go of its buffer. */
    void take(DataBuffer piece) {
        try {
            int length = piece.readableByteCount();
            share.grow(length);
            if (bytes.size() + (long) length > limit) {
                throw new WebhookRefusal.TooLarge(limit);
            }
            // Digests are much slower over memory outside the heap.
            byte[] copy = new byte[length];
            piece.read(copy);
            check.update(copy);
            digest.update(copy);
            bytes.write(copy);
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        } finally {
            DataBufferUtils.release(piece);
        }
    }

    /** All of it, not copied where it came as it was announced; a large one is held twice for a moment only. */
    byte[] body() {
        return bytes.toByteArrayUnsafe();
    }

    byte[] sha256Digest() {
        return digest.digest();
    }
}
