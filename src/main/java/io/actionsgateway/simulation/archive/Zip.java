package io.actionsgateway.simulation.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip to be: files in the order in which they were put. Packed only when asked. Not thread-safe. */
public final class Zip {

    private record File(String text, Instant time) {}

    private final SequencedMap<String, File> files = new LinkedHashMap<>();

    /** Puts a file into it; a later one of the same path takes the place of the earlier. */
    public Zip put(String path, String text, Instant time) {
        files.put(path, new File(text, time));
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue().time()));
                zip.write(file.getValue().text().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Its time is UTC, so that this machine's time zone does not change the bytes. */
    private static ZipEntry entry(String path, Instant time) {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        return entry;
    }
}
