package io.actionsgateway.webhook.intake;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.webhook.WebhookProperties;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks {@code X-Hub-Signature-256}: HMAC-SHA256 over the bytes as received, under every live secret of the hook, in
 * constant time.
 *
 * @see <a href="https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries">Validating deliveries</a>
 */
@Component
class HookSignatures {

    private static final String PREFIX = "sha256=";
    private static final int HEX_LENGTH = 64;

    private final Map<String, List<Mac>> hooks;

    HookSignatures(WebhookProperties properties) {
        this.hooks = properties.hooks().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        hook -> hook.getValue().secrets().stream()
                                .map(HookSignatures::keyed)
                                .toList()));
    }

    /** A check of one delivery to a hook; nothing when there is no such hook, or it is only pulled. */
    @Nullable
    Check open(String hook) {
        List<Mac> secrets = hooks.get(hook);
        return secrets == null || secrets.isEmpty()
                ? null
                : new Check(secrets.stream().map(HookSignatures::copy).toList());
    }

    /** The bytes of a well-formed header, or nothing. */
    static byte @Nullable [] parse(@Nullable String header) {
        if (header == null || !header.startsWith(PREFIX) || header.length() != PREFIX.length() + HEX_LENGTH) {
            return null;
        }
        try {
            return HexFormat.of().parseHex(header, PREFIX.length(), header.length());
        } catch (IllegalArgumentException notHex) {
            return null;
        }
    }

    private static Mac keyed(Secret secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.utf8(), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", missing);
        }
    }

    private static Mac copy(Mac keyed) {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException other) {
            throw new IllegalStateException("The platform's HmacSHA256 can be copied", other);
        }
    }

    /** Takes the bytes as they arrive, then says whether one of the secrets made the signature. */
    static final class Check {

        private final List<Mac> macs;

        private Check(List<Mac> macs) {
            this.macs = macs;
        }

        void update(byte[] bytes) {
            macs.forEach(mac -> mac.update(bytes));
        }

        /** Asks every secret, so that the time taken does not tell which one it was. */
        boolean passes(byte[] signature) {
            boolean passed = false;
            for (Mac mac : macs) {
                passed |= MessageDigest.isEqual(mac.doFinal(), signature);
            }
            return passed;
        }
    }
}
