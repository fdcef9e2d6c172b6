package io.actionsgateway.simulation.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** What storage says about a blob beside its bytes. */
final class BlobHeaders {

    private BlobHeaders() {}

    /** The digest of the whole has another name when only a part is asked for. */
    static void write(HttpHeaders headers, Blob blob, boolean partly) {
        byte[] md5 = md5(blob.bytes());
        headers.setContentType(blob.type());
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(blob.file(), StandardCharsets.UTF_8)
                .build());
        headers.setLastModified(blob.modified());
        headers.setETag("\"0x" + HexFormat.of().withUpperCase().formatHex(md5, 0, Long.BYTES) + "\"");
        headers.set(
                partly ? "x-ms-blob-content-md5" : "Content-MD5",
                Base64.getEncoder().encodeToString(md5));
        headers.set("x-ms-blob-type", "BlockBlob");
    }

    private static byte[] md5(byte[] content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has MD5", missing);
        }
    }
}
