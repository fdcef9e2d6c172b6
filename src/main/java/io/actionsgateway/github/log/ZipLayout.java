package io.actionsgateway.github.log;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where the files of a zip lie. Files that share bytes make a small archive hold more than it could, each of them within
 * every other limit.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">The format, 4.3.12</a>
 */
final class ZipLayout {

    private static final int HEADER = 0x02014b50;
    private static final int HEADER_SIZE = 46;
    private static final int LOCAL_HEADER_SIZE = 30;
    private static final long ELSEWHERE = 0xFFFFFFFFL;

    private record Extent(long start, long end) {}

    private final Extent[] extents;
    private final long directory;
    private final boolean readable;

    private ZipLayout(Extent[] extents, long directory, boolean readable) {
        this.extents = extents;
        this.directory = directory;
        this.readable = readable;
    }

    /**
     * Reads the list of files.
     *
     * @param channel at its beginning
     * @param entries how many files it holds
     * @param directory where it begins, as the archive says
     */
    static ZipLayout read(SeekableByteChannel channel, int entries, long directory) throws IOException {
        // Not closed, because that would close the channel.
        InputStream list = new BufferedInputStream(Channels.newInputStream(channel));
        Extent[] extents = new Extent[entries];
        ByteBuffer header = ByteBuffer.allocate(HEADER_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (int each = 0; each < entries; each++) {
            boolean whole = list.readNBytes(header.array(), 0, HEADER_SIZE) == HEADER_SIZE;
            if (!whole || header.getInt(0) != HEADER) {
                return new ZipLayout(new Extent[0], directory, false);
            }
            extents[each] = extent(header);
            skip(list, length(header, 28) + length(header, 30) + length(header, 32));
        }
        Arrays.sort(extents, Comparator.comparingLong(Extent::start));
        return new ZipLayout(extents, directory, true);
    }

    private static Extent extent(ByteBuffer header) {
        long packed = Integer.toUnsignedLong(header.getInt(20));
        long start = Integer.toUnsignedLong(header.getInt(42));
        boolean unknown = packed == ELSEWHERE || start == ELSEWHERE;
        return unknown
                ? new Extent(0, Long.MAX_VALUE)
                : new Extent(start, start + LOCAL_HEADER_SIZE + length(header, 28) + packed);
    }

    private static int length(ByteBuffer header, int at) {
        return Short.toUnsignedInt(header.getShort(at));
    }

    private static void skip(InputStream list, int length) throws IOException {
        try {
            list.skipNBytes(length);
        } catch (EOFException cut) {
            // The next header is missing then, or nothing is.
        }
    }

    /** What stands against it; an archive of a few hundred megabytes needs no sizes of 64 bits. */
    Optional<String> objection() {
        if (!readable) {
            return Optional.of("is no zip");
        }
        for (int each = 0; each < extents.length; each++) {
            long next = each + 1 < extents.length ? extents[each + 1].start() : directory;
            if (extents[each].end() > next) {
                return Optional.of("holds files that overlap");
            }
        }
        return Optional.empty();
    }
}
