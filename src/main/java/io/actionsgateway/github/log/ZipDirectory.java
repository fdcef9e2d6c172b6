package io.actionsgateway.github.log;

import io.actionsgateway.github.transport.GitHubException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks at a zip's own list of its files before anything trusts it: the JDK reads that list into memory as a whole.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">The format, 4.3.16</a>
 */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;

    /** Most that the list says about one file: its fields and a name. */
    private static final int ENTRY_SIZE = 1024;

    private ZipDirectory() {}

    /** Keeps a stream, up to the limit. */
    static void copy(InputStream archive, Path file, LogArchiveLimits limits) throws IOException {
        long most = limits.archive().toBytes();
        byte[] buffer = new byte[16 * 1024];
        try (OutputStream target = Files.newOutputStream(file)) {
            long size = 0;
            for (int read = archive.read(buffer); read >= 0; read = archive.read(buffer)) {
                size += read;
                if (size > most) {
                    throw refused("is larger than " + limits.archive());
                }
                target.write(buffer, 0, read);
            }
        }
    }

    /** Opens a file that keeps to the limits; it is deleted when it is open. */
    static ZipFile open(Path file, LogArchiveLimits limits) throws IOException {
        checkEnd(file, limits);
        long size = Files.size(file);
        try {
            ZipFile zip = new ZipFile(file.toFile(), ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
            try {
                checkSizes(zip, limits.content(size));
                return zip;
            } catch (RuntimeException tooMuch) {
                zip.close();
                throw tooMuch;
            }
        } catch (ZipException | IllegalArgumentException damaged) {
            throw refused("is no zip");
        }
    }

    private static void checkEnd(Path file, LogArchiveLimits limits) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(channel.size(), END_SIZE + LONGEST_COMMENT))
                    .order(ByteOrder.LITTLE_ENDIAN);
            channel.position(channel.size() - tail.capacity());
            while (tail.hasRemaining() && channel.read(tail) >= 0) {}
            int end = tail.capacity() - END_SIZE;
            while (end >= 0 && tail.getInt(end) != END) {
                end--;
            }
            if (end < 0) {
                throw refused("is no zip");
            }
            int entries = Short.toUnsignedInt(tail.getShort(end + 10));
            long directory = Integer.toUnsignedLong(tail.getInt(end + 12));
            if (entries > limits.entries() || directory > (long) limits.entries() * ENTRY_SIZE) {
                throw refused("holds more than " + limits.entries() + " files");
            }
            long position = channel.size() - tail.capacity() + end - directory;
            if (position < 0) {
                throw refused("is no zip");
            }
            long offset = Integer.toUnsignedLong(tail.getInt(end + 16));
            ZipLayout layout = ZipLayout.read(channel.position(position), entries, offset);
            layout.objection().ifPresent(what -> {
                throw refused(what);
            });
        }
    }

    private static void checkSizes(ZipFile zip, long most) {
        long total = 0;
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            total += entry.getSize();
            if (entry.getSize() < 0 || total < 0 || total > most) {
                throw refused("holds more than " + most + " bytes");
            }
        }
    }

    private static GitHubException refused(String why) {
        return new GitHubException.ParseError("This archive of logs " + why + ".", null);
    }
}
