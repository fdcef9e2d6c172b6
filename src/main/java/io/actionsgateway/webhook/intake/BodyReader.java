package io.actionsgateway.webhook.intake;

import io.actionsgateway.webhook.WebhookRefusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/** Gathers one body while it is measured, digested and checked; used by one request. */
final class BodyReader {

    private static final int FIRST_BYTES = 32 * 1024;

    private final HookSignatures.Check check;
    private final ByteBudget.Share share;
    private final long limit;
    private final ByteArrayOutputStream bytes;
    private final MessageDigest digest = sha256();

    BodyReader(HookSignatures.Check check, ByteBudget.Share share, long limit, long declared) {
        if (declared > limit) {
            throw new WebhookRefusal.TooLarge(limit);
        }
        this.check = check;
        this.share = share;
        this.limit = limit;
        this.bytes = new ByteArrayOutputStream(Math.clamp(declared, 0, FIRST_BYTES));
    }

    /** Takes the next piece and lets go of its buffer. */
    void take(DataBuffer piece) {
        try {
            share.grow(piece.readableByteCount());
            if (bytes.size() + (long) piece.readableByteCount() > limit) {
                throw new WebhookRefusal.TooLarge(limit);
            }
            try (DataBuffer.ByteBufferIterator parts = piece.readableByteBuffers()) {
                parts.forEachRemaining(this::append);
            }
        } finally {
            DataBufferUtils.release(piece);
        }
    }

    private void append(ByteBuffer part) {
        check.update(part);
        digest.update(part.duplicate());
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.write(copy, 0, copy.length);
    }

    byte[] body() {
        return bytes.toByteArray();
    }

    byte[] sha256Digest() {
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
