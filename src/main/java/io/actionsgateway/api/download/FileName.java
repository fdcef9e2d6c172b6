package io.actionsgateway.api.download;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;

/** The name under which a download is to be saved: what people called an artifact, made harmless. */
final class FileName {

    private static final int LONGEST = 150;

    private FileName() {}

    /** An {@code attachment} by the name that storage gives, or else by ours. */
    static String disposition(HttpHeaders storage, Content content) {
        String name = given(storage)
                .map(FileName::harmless)
                .filter(safe -> !safe.isEmpty())
                .orElse(content.file());
        String ascii = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String plain = "attachment; filename=\"" + ascii + "\"";
        return ascii.equals(name)
                ? plain
                : plain + "; filename*=UTF-8''" + UriUtils.encode(name, StandardCharsets.UTF_8);
    }

    private static Optional<String> given(HttpHeaders storage) {
        try {
            String header = storage.getFirst(HttpHeaders.CONTENT_DISPOSITION);
            return Optional.ofNullable(header).map(ContentDisposition::parse).map(ContentDisposition::getFilename);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The last part of a path, visible characters only, not hidden, not endless. */
    private static String harmless(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String visible = last.replaceAll("[\\p{C}\"]", "").replaceAll("^[. ]+|[. ]+$", "");
        return visible.codePointCount(0, visible.length()) <= LONGEST
                ? visible
                : visible.substring(visible.offsetByCodePoints(visible.length(), -LONGEST));
    }
}
