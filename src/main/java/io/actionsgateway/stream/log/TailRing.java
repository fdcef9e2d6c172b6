package io.actionsgateway.stream.log;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

/** Keeps the last bytes of a stream, to find the last lines in them. For one thread at a time. */
final class TailRing {

    private final byte[] ring;
    private final int lines;
    private final int pieceSize;
    private long end;
    private final long start;

    /**
     * Keeps what is needed for some lines.
     *
     * @param lines how many at the end
     * @param size most bytes that are kept
     * @param pieceSize most bytes of a piece
     * @param start where the bytes begin that will be taken
     */
    TailRing(int lines, int size, int pieceSize, long start) {
        this.ring = new byte[size];
        this.lines = lines;
        this.pieceSize = pieceSize;
        this.start = start;
        this.end = start;
    }

    /** Takes bytes, which are released. */
    void take(DataBuffer bytes) {
        try {
            while (bytes.readableByteCount() > 0) {
                int at = index(end);
                int taken = Math.min(bytes.readableByteCount(), ring.length - at);
                bytes.read(ring, at, taken);
                end += taken;
            }
        } finally {
            DataBufferUtils.release(bytes);
        }
    }

    /** The last lines; fewer when they do not fit, but whole ones, unless a single one is too long. */
    List<Piece> pieces() {
        long first = first();
        LineChunker chunker = new LineChunker(pieceSize, first, first);
        List<Piece> pieces = new ArrayList<>();
        for (long at = first; at < end; ) {
            int index = index(at);
            int length = (int) Math.min(end - at, ring.length - index);
            byte[] part = new byte[length];
            System.arraycopy(ring, index, part, 0, length);
            pieces.addAll(chunker.take(DefaultDataBufferFactory.sharedInstance.wrap(part)));
            at += length;
        }
        chunker.rest().ifPresent(pieces::add);
        return pieces;
    }

    private long first() {
        long oldest = Math.max(start, end - ring.length);
        int found = 0;
        long firstWhole = oldest == 0 ? 0 : end;
        for (long at = end - 1; at > oldest; at--) {
            if (ring[index(at - 1)] == '\n') {
                firstWhole = at;
                if (++found == lines) {
                    return at;
                }
            }
        }
        return oldest == 0 ? 0 : firstWhole == end ? oldest : firstWhole;
    }

    private int index(long position) {
        return (int) ((position - start) % ring.length);
    }
}
