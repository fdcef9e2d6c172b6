package io.actionsgateway.simulation.state.setting;

import io.actionsgateway.platform.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** The X25519 keys of one scope. Made of a seed, because a twin must answer the same when it is started again. */
public final class KeyPair {

    private final String id;
    private final byte[] privateKey;
    private final byte[] publicKey = new byte[X25519.POINT_SIZE];

    private KeyPair(String id, byte[] privateKey) {
        this.id = id;
        this.privateKey = privateKey;
        X25519.generatePublicKey(privateKey, 0, publicKey, 0);
    }

    static KeyPair of(long seed, String scope) {
        byte[] privateKey = hash("key of " + scope + " from " + seed);
        long number = ByteBuffer.wrap(hash("id of " + scope + " from " + seed)).getLong();
        return new KeyPair(Long.toString(number >>> 1), privateKey);
    }

    private static byte[] hash(String text) {
        return Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** GitHub's name of the pair; a number in text. */
    public String id() {
        return id;
    }

    /** What callers seal with, Base64. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(publicKey);
    }

    /** What is in a box; nothing when it was sealed for somebody else, or is none. */
    public Optional<byte[]> open(byte[] box) {
        return Optional.ofNullable(SealedBox.open(box, publicKey, privateKey));
    }
}
