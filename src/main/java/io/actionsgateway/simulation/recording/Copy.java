package io.actionsgateway.simulation.recording;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;

/** What has passed of one body, up to a limit; the body itself goes on untouched. Thread-safe. */
final class Copy {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private final int limit;
    private long seen;

    Copy(int limit) {
        this.limit = limit;
    }

    synchronized void take(DataBuffer piece) {
        int length = piece.readableByteCount();
        seen += length;
        if (seen <= limit) {
            byte[] copy = new byte[length];
            piece.toByteBuffer(piece.readPosition(), ByteBuffer.wrap(copy), 0, length);
            bytes.writeBytes(copy);
        }
    }

    synchronized Body body(@Nullable String contentType) {
        return seen <= limit
                ? Body.of(contentType, bytes.toByteArray())
                : new Body.LeftOut(seen, Body.leftOut(bytes.toByteArray()).sha256());
    }

    /** The body where only a part may have passed. */
    synchronized Body part() {
        return seen == 0
                ? new Body.Nothing()
                : new Body.LeftOut(seen, Body.leftOut(bytes.toByteArray()).sha256());
    }
}
