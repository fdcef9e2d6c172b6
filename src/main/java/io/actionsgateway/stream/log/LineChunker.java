package io.actionsgateway.stream.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/** Cuts a stream of bytes at line ends into pieces of a bounded size. Holds one piece at most. For one thread at a time. */
final class LineChunker {

    private static final int LONGEST_CHARACTER = 4;
    private static final int LONGEST_ESCAPE = 64;
    private static final byte ESCAPE = 0x1B;

    private final byte[] held;
    private int length;
    /** Position of the first held byte. */
    private long offset;

    private long toSkip;
    private boolean atLineStart;

    /**
     * Gives what is after a position.
     *
     * @param size most bytes of a piece
     * @param start where the bytes begin that will be taken
     * @param from the position; at least {@code start}
     */
    LineChunker(int size, long start, long from) {
        this.held = new byte[size];
        this.offset = from;
        this.toSkip = from - start;
        this.atLineStart = true;
    }

    /** Takes bytes, which are released, and gives the pieces that are full now. */
    List<Piece> take(DataBuffer bytes) {
        try {
            skip(bytes);
            List<Piece> full = new ArrayList<>();
            while (bytes.readableByteCount() > 0) {
                int taken = Math.min(bytes.readableByteCount(), held.length - length);
                bytes.read(held, length, taken);
                length += taken;
                if (length == held.length) {
                    full.add(cut(end()));
                }
            }
            return full;
        } finally {
            DataBufferUtils.release(bytes);
        }
    }

    /** What is left at the end. */
    Optional<Piece> rest() {
        return length == 0 ? Optional.empty() : Optional.of(cut(length));
    }

    /** The last byte that is left out tells whether a line begins after it. */
    private void skip(DataBuffer bytes) {
        int skipped = (int) Math.min(toSkip, bytes.readableByteCount());
        if (skipped > 0) {
            bytes.readPosition(bytes.readPosition() + skipped - 1);
            atLineStart = bytes.read() == '\n';
            toSkip -= skipped;
        }
    }

    private Piece cut(int end) {
        Piece piece = new Piece(offset, Arrays.copyOf(held, end), atLineStart);
        atLineStart = held[end - 1] == '\n';
        System.arraycopy(held, end, held, 0, length - end);
        length -= end;
        offset += end;
        return piece;
    }

    private int end() {
        for (int end = length; end > 0; end--) {
            if (held[end - 1] == '\n') {
                return end;
            }
        }
        return beforeEscape(beforeCharacter(length));
    }

    /** Not within a character of several bytes. */
    private int beforeCharacter(int end) {
        for (int back = 1; back < LONGEST_CHARACTER; back++) {
            int lead = held[end - back] & 0xFF;
            if (lead < 0x80) {
                return end;
            }
            if (lead >= 0xC0) {
                int needs = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
                return needs > back ? end - back : end;
            }
        }
        return end;
    }

    /** Not within an escape sequence: its letter comes last. */
    private int beforeEscape(int end) {
        for (int start = end - 1; start >= Math.max(1, end - LONGEST_ESCAPE); start--) {
            if (held[start] == ESCAPE) {
                return isWhole(start, end) ? end : start;
            }
        }
        return end;
    }

    private boolean isWhole(int start, int end) {
        for (int each = start + 1; each < end; each++) {
            boolean opening = each == start + 1 && (held[each] == '[' || held[each] == ']');
            if (!opening && held[each] >= '@' && held[each] <= '~') {
                return true;
            }
        }
        return false;
    }
}
