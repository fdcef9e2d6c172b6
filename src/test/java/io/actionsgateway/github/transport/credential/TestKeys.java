package io.actionsgateway.github.transport.credential;

import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** Keys that exist for one test run, as the files that GitHub or openssl would give. */
public final class TestKeys {

    static final KeyPair PAIR = generated("RSA", 2048);

    private TestKeys() {}

    static KeyPair generated(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** As GitHub hands it out. */
    static String pkcs1() {
        try {
            byte[] inner = PrivateKeyInfo.getInstance(PAIR.getPrivate().getEncoded())
                    .parsePrivateKey()
                    .toASN1Primitive()
                    .getEncoded();
            return pem("RSA PRIVATE KEY", inner);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String pkcs8() {
        return pkcs8(PAIR);
    }

    static String pkcs8(KeyPair pair) {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    static String pem(String type, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }
}
