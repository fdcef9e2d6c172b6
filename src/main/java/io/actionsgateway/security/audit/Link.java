package io.actionsgateway.security.audit;

import io.actionsgateway.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The end of the chain: an entry's number and hash. The hash is SHA-256 over the hash before it, 32 bytes, and the entry's
 * canonical text in UTF-8; before the first entry stand 32 zero bytes.
 */
@SuppressWarnings("ArrayRecordComponent")
record Link(long id, byte[] hash) {

    static final Link BEFORE_ALL = new Link(0, new byte[32]);

    Link next(String text) {
        MessageDigest digest = Digests.sha256();
        digest.update(hash);
        return new Link(id + 1, digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    boolean hasHash(byte[] other) {
        return MessageDigest.isEqual(hash, other);
    }

    String hex() {
        return HexFormat.of().formatHex(hash);
    }
}
