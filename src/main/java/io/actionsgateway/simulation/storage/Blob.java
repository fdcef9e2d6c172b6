package io.actionsgateway.simulation.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;

/**
 * What storage hands out.
 *
 * @param file name to save it under
 * @param type of its content
 * @param modified when it came to be
 * @param content all of it
 */
record Blob(String file, MediaType type, Instant modified, ByteArrayResource content) {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain; charset=utf-8");

    static Blob zip(String file, Instant modified, byte[] content) {
        return new Blob(file, ZIP, modified, new ByteArrayResource(content));
    }

    static Blob text(String file, Instant modified, String content) {
        return new Blob(file, TEXT, modified, new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)));
    }

    byte[] bytes() {
        return content.getByteArray();
    }
}
