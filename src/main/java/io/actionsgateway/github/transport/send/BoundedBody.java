package io.actionsgateway.github.transport.send;

import io.actionsgateway.github.transport.GitHubException;
import java.io.ByteArrayOutputStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.util.unit.DataSize;

/** Gathers one body up to a limit, and gives each buffer back at once. Used by one thread at a time. */
final class BoundedBody {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private final String operation;
    private final DataSize limit;

    BoundedBody(String operation, DataSize limit) {
        this.operation = operation;
        this.limit = limit;
    }

    /** Takes a piece; gives the size so far. */
    int take(DataBuffer piece) {
        try {
            int length = piece.readableByteCount();
            if (bytes.size() + (long) length > limit.toBytes()) {
                throw new GitHubException.ParseError(
                        "The answer to " + operation + " is larger than " + limit.toBytes() + " bytes.", null);
            }
            byte[] copy = new byte[length];
            piece.read(copy);
            bytes.writeBytes(copy);
            return bytes.size();
        } finally {
            DataBufferUtils.release(piece);
        }
    }

    byte[] whole() {
        return bytes.toByteArray();
    }
}
