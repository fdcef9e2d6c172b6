package io.actionsgateway.webhook.intake;

import io.actionsgateway.platform.Digests;
import io.actionsgateway.webhook.WebhookRefusal;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/** Gathers one body while it is measured, digested and checked; used by one request. */
final class BodyReader {

    private final HookSignatures.Check check;
    private final ByteBudget.Share share;
    private final long limit;
    private final List<byte[]> pieces = new ArrayList<>();
    private final MessageDigest digest = Digests.sha256();
    private int size;

    BodyReader(HookSignatures.Check check, ByteBudget.Share share, long limit, long declared) {
        if (declared > limit) {
            throw new WebhookRefusal.TooLarge(limit);
        }
        this.check = check;
        this.share = share;
        this.limit = limit;
    }

    /** Takes the next piece and lets go of its buffer. */
    void take(DataBuffer piece) {
        try {
            int length = piece.readableByteCount();
            share.grow(length);
            if (size + (long) length > limit) {
                throw new WebhookRefusal.TooLarge(limit);
            }
            // Digests are much slower over memory outside the heap.
            byte[] copy = new byte[length];
            piece.read(copy);
            check.update(copy);
            digest.update(copy);
            pieces.add(copy);
            size += length;
        } finally {
            DataBufferUtils.release(piece);
        }
    }

    /** All of it. The pieces are let go: a large body is held twice for a moment only. */
    byte[] body() {
        byte[] body = pieces.size() == 1 ? pieces.getFirst() : joined();
        pieces.clear();
        return body;
    }

    private byte[] joined() {
        byte[] body = new byte[size];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, body, at, piece.length);
            at += piece.length;
        }
        return body;
    }

    byte[] sha256Digest() {
        return digest.digest();
    }
}
