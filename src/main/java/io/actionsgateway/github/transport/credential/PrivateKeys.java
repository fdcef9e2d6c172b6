package io.actionsgateway.github.transport.credential;

import io.actionsgateway.platform.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Reads an App's private key: PEM, as text or as a file, PKCS#1 (what GitHub hands out) or PKCS#8. Failures name the
 * setting and hold nothing of the key. Blocks while it reads a file.
 */
final class PrivateKeys {

    private static final int SHORTEST = 2048;
    private static final int LARGEST_FILE = 65_536;
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (RSA )?PRIVATE KEY-----");

    private PrivateKeys() {}

    /**
     * Reads it.
     *
     * @param configured the text, or {@code file:} and a path; line breaks may be written as {@code \n}
     * @param setting its name, for messages
     * @return an RSA key of at least 2,048 bits
     * @throws IllegalStateException when it is none
     */
    static PrivateKey read(Secret configured, String setting) {
        String text = configured.text().strip();
        String pem = text.startsWith("file:") ? file(text.substring("file:".length()), setting) : text;
        if (pem.contains("ENCRYPTED")) {
            throw broken(setting, "is encrypted; give the key without a passphrase");
        }
        Matcher parts = PEM.matcher(pem.replace("\\n", "\n"));
        if (!parts.find()) {
            throw broken(
                    setting,
                    "is not a PEM key: it must begin with BEGIN RSA PRIVATE KEY or BEGIN PRIVATE KEY, or file:");
        }
        return key(parts.group(1) != null, parts.group(2), setting);
    }

    private static String file(String path, String setting) {
        try (InputStream content = Files.newInputStream(Path.of(path.startsWith("//") ? path.substring(2) : path))) {
            return new String(content.readNBytes(LARGEST_FILE), StandardCharsets.US_ASCII);
        } catch (IOException | RuntimeException failure) {
            throw broken(
                    setting,
                    "names a file that cannot be read (" + failure.getClass().getSimpleName() + ")");
        }
    }

    private static PrivateKey key(boolean pkcs1, String base64, String setting) {
        PrivateKey key;
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs1 ? wrapped(der) : der));
        } catch (IOException | GeneralSecurityException | RuntimeException failure) {
            throw broken(setting, "is damaged, or no RSA key");
        }
        if (!(key instanceof RSAPrivateKey rsa) || rsa.getModulus().bitLength() < SHORTEST) {
            throw broken(setting, "is shorter than " + SHORTEST + " bits");
        }
        return key;
    }

    private static byte[] wrapped(byte[] pkcs1) throws IOException {
        AlgorithmIdentifier rsa = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
        return new PrivateKeyInfo(rsa, org.bouncycastle.asn1.pkcs.RSAPrivateKey.getInstance(pkcs1)).getEncoded();
    }

    private static IllegalStateException broken(String setting, String what) {
        return new IllegalStateException(setting + " " + what + ".");
    }
}
