package io.actionsgateway.github.seal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.util.Pack;

/**
 * libsodium's {@code crypto_box_seal}: only the holder of the private key can open the box, not even who sealed it. A new
 * key pair is made for each box, so that two boxes of one value have nothing in common. Thread-safe; reads the system's
 * source of randomness, which may block.
 *
 * @see <a href="https://doc.libsodium.org/public-key_cryptography/sealed_boxes">Sealed boxes</a>
 */
final class SealedBox {

    static final int KEY = 32;

    /** How much longer than its content a box is: public key and authentication tag. */
    static final int OVERHEAD = KEY + 16;

    private static final int NONCE = 24;
    private static final int[] SIGMA =
            Pack.littleEndianToInt("expand 32-byte k".getBytes(StandardCharsets.US_ASCII), 0, 4);

    private final SecureRandom random = new SecureRandom();

    /**
     * Seals a value.
     *
     * @param content any number of bytes; the caller wipes them
     * @param recipient an X25519 public key
     * @return one-time public key, tag, encrypted content
     * @throws IllegalArgumentException when that is no usable public key
     */
    byte[] seal(byte[] content, byte[] recipient) {
        if (recipient.length != KEY) {
            throw new IllegalArgumentException("a public key has 32 bytes");
        }
        byte[] oneTime = new byte[KEY];
        byte[] secret = new byte[KEY];
        try {
            X25519.generatePrivateKey(random, oneTime);
            if (!X25519.calculateAgreement(oneTime, 0, recipient, 0, secret, 0)) {
                throw new IllegalArgumentException("this public key gives no secret");
            }
            byte[] box = new byte[OVERHEAD + content.length];
            X25519.generatePublicKey(oneTime, 0, box, 0);
            encrypt(content, hsalsa20(secret), nonce(box, recipient), box);
            return box;
        } finally {
            Arrays.fill(oneTime, (byte) 0);
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static byte[] nonce(byte[] box, byte[] recipient) {
        Blake2bDigest digest = new Blake2bDigest(NONCE * Byte.SIZE);
        digest.update(box, 0, KEY);
        digest.update(recipient, 0, KEY);
        byte[] nonce = new byte[NONCE];
        digest.doFinal(nonce, 0);
        return nonce;
    }

    /** XSalsa20, whose first 32 bytes are the key of Poly1305 over the rest. */
    private static void encrypt(byte[] content, byte[] key, byte[] nonce, byte[] box) {
        XSalsa20Engine cipher = new XSalsa20Engine();
        cipher.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
        byte[] macKey = new byte[KEY];
        cipher.processBytes(macKey, 0, KEY, macKey, 0);
        cipher.processBytes(content, 0, content.length, box, OVERHEAD);
        Poly1305 mac = new Poly1305();
        mac.init(new KeyParameter(macKey));
        mac.update(box, OVERHEAD, content.length);
        mac.doFinal(box, KEY);
        Arrays.fill(key, (byte) 0);
        Arrays.fill(macKey, (byte) 0);
    }

    /** Turns what both sides know into a key: the rounds of Salsa20 without its last addition. */
    private static byte[] hsalsa20(byte[] secret) {
        int[] key = Pack.littleEndianToInt(secret, 0, KEY / Integer.BYTES);
        int[] in = {
            SIGMA[0], key[0], key[1], key[2], key[3], SIGMA[1], 0, 0, 0, 0, SIGMA[2], key[4], key[5], key[6], key[7],
            SIGMA[3]
        };
        int[] out = new int[in.length];
        Salsa20Engine.salsaCore(20, in, out);
        int[] made = {out[0] - in[0], out[5] - in[5], out[10] - in[10], out[15] - in[15], out[6], out[7], out[8], out[9]
        };
        return Pack.intToLittleEndian(made);
    }
}
