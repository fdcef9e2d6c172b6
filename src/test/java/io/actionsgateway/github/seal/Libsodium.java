package io.actionsgateway.github.seal;

import static org.junit.jupiter.api.Assumptions.abort;

import com.goterl.lazysodium.LazySodiumJava;
import com.goterl.lazysodium.SodiumJava;
import java.util.Base64;
import java.util.Optional;

/** The original, with one key pair. */
public final class Libsodium {

    private final LazySodiumJava sodium;
    private final byte[] publicKey = new byte[SealedBox.KEY];
    private final byte[] privateKey = new byte[SealedBox.KEY];

    private Libsodium(LazySodiumJava sodium) {
        this.sodium = sodium;
        sodium.cryptoBoxKeypair(publicKey, privateKey);
    }

    /** Must be there on Linux on x86-64; elsewhere the test is skipped where it cannot be loaded. */
    public static Libsodium load() {
        try {
            return new Libsodium(new LazySodiumJava(new SodiumJava()));
        } catch (LinkageError | RuntimeException missing) {
            boolean expected = System.getProperty("os.name").equals("Linux")
                    && System.getProperty("os.arch").equals("amd64");
            return expected ? rethrown(missing) : abort("libsodium cannot be loaded here: " + missing);
        }
    }

    private static Libsodium rethrown(Throwable missing) {
        throw new AssertionError("libsodium cannot be loaded", missing);
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    public String publicKeyText() {
        return Base64.getEncoder().encodeToString(publicKey);
    }

    public byte[] seal(byte[] content, byte[] recipient) {
        byte[] box = new byte[content.length + SealedBox.OVERHEAD];
        if (!sodium.cryptoBoxSeal(box, content, content.length, recipient)) {
            throw new AssertionError("libsodium does not seal");
        }
        return box;
    }

    /** The content, or empty when libsodium does not open the box. */
    public Optional<byte[]> open(byte[] sealed) {
        byte[] content = new byte[sealed.length - SealedBox.OVERHEAD];
        boolean opened = sodium.cryptoBoxSealOpen(content, sealed, sealed.length, publicKey, privateKey);
        return opened ? Optional.of(content) : Optional.empty();
    }
}
