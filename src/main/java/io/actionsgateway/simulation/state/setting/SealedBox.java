package io.actionsgateway.simulation.state.setting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.util.Pack;
import org.jspecify.annotations.Nullable;

/**
 * libsodium's {@code crypto_box_seal_open}. A box is a one-time public key, a tag of 16 bytes, and the encrypted content.
 *
 * @see <a href="https://doc.libsodium.org/public-key_cryptography/sealed_boxes">Sealed boxes</a>
 */
final class SealedBox {

    private static final int KEY = 32;
    private static final int OVERHEAD = KEY + 16;
    private static final int NONCE = 24;
    private static final int[] SIGMA =
            Pack.littleEndianToInt("expand 32-byte k".getBytes(StandardCharsets.US_ASCII), 0, 4);

    private SealedBox() {}

    static byte @Nullable [] open(byte[] box, byte[] publicKey, byte[] privateKey) {
        byte[] shared = new byte[KEY];
        if (box.length < OVERHEAD || !X25519.calculateAgreement(privateKey, 0, box, 0, shared, 0)) {
            return null;
        }
        XSalsa20Engine cipher = new XSalsa20Engine();
        cipher.init(false, new ParametersWithIV(new KeyParameter(derived(shared)), nonce(box, publicKey)));
        byte[] macKey = new byte[KEY];
        cipher.processBytes(macKey, 0, KEY, macKey, 0);
        if (!MessageDigest.isEqual(tag(box, macKey), Arrays.copyOfRange(box, KEY, OVERHEAD))) {
            return null;
        }
        byte[] content = new byte[box.length - OVERHEAD];
        cipher.processBytes(box, OVERHEAD, content.length, content, 0);
        return content;
    }

    private static byte[] nonce(byte[] box, byte[] publicKey) {
        Blake2bDigest digest = new Blake2bDigest(NONCE * Byte.SIZE);
        digest.update(box, 0, KEY);
        digest.update(publicKey, 0, KEY);
        byte[] nonce = new byte[NONCE];
        digest.doFinal(nonce, 0);
        return nonce;
    }

    private static byte[] tag(byte[] box, byte[] macKey) {
        Poly1305 mac = new Poly1305();
        mac.init(new KeyParameter(macKey));
        mac.update(box, OVERHEAD, box.length - OVERHEAD);
        byte[] tag = new byte[OVERHEAD - KEY];
        mac.doFinal(tag, 0);
        return tag;
    }

    /** HSalsa20 of the shared secret: the rounds without the last addition, eight words of the result. */
    private static byte[] derived(byte[] shared) {
        int[] key = Pack.littleEndianToInt(shared, 0, KEY / Integer.BYTES);
        int[] in = new int[16];
        for (int word = 0; word < 4; word++) {
            in[word * 5] = SIGMA[word];
            in[word + 1] = key[word];
            in[word + 11] = key[word + 4];
        }
        int[] out = new int[in.length];
        Salsa20Engine.salsaCore(20, in, out);
        int[] made = new int[KEY / Integer.BYTES];
        for (int word = 0; word < 4; word++) {
            made[word] = out[word * 5] - in[word * 5];
            made[word + 4] = out[word + 6];
        }
        return Pack.intToLittleEndian(made);
    }
}
