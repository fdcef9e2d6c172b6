package io.actionsgateway.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Message digests that every Java platform has. Thread-safe. */
public final class Digests {

    private static final MessageDigest SHA_256 = platformSha256();

    private Digests() {}

    /**
     * A fresh SHA-256; a copy, which spares the look-up of the platform's provider.
     *
     * @return to be used by one thread at a time
     */
    public static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException other) {
            return platformSha256();
        }
    }

    private static MessageDigest platformSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
