package io.actionsgateway.simulation.hook;

import io.actionsgateway.platform.Secret;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a webhook's raw body as GitHub does.
 *
 * @see <a href="https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries">Validating deliveries</a>
 */
public final class WebhookSignature {

    private WebhookSignature() {}

    /** The value of {@code X-Hub-Signature-256}. */
    public static String sha256(Secret secret, byte[] body) {
        return "sha256=" + hmac("HmacSHA256", secret, body);
    }

    /** The value of {@code X-Hub-Signature}, which GitHub still sends. */
    public static String sha1(Secret secret, byte[] body) {
        return "sha1=" + hmac("HmacSHA1", secret, body);
    }

    private static String hmac(String algorithm, Secret secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.utf8(), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + algorithm, impossible);
        }
    }
}
