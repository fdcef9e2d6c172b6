package io.actionsgateway.github.seal;

import io.actionsgateway.github.model.SecretsPublicKey;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Secret;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Makes of a secret what GitHub takes: its value, sealed with GitHub's public key. Thread-safe. */
public final class SecretSealer {

    private final SealedBox box = new SealedBox();

    /**
     * Seals a value; off the event loop, because randomness may block and 48 KB take a while.
     *
     * @param value wiped from memory as far as it was copied
     * @param key GitHub's present one
     * @return what GitHub wants to be sent; {@link GitHubException.ParseError} when the key is none
     */
    public Mono<Map<String, Object>> body(Secret value, SecretsPublicKey key) {
        return BlockingBridge.call(() -> {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("encrypted_value", sealed(value, bytes(key)));
            body.put("key_id", key.keyId());
            return body;
        });
    }

    private String sealed(Secret value, byte[] key) {
        byte[] plain = value.utf8();
        try {
            return Base64.getEncoder().encodeToString(box.seal(plain, key));
        } catch (IllegalArgumentException unusable) {
            throw unusable();
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @SuppressWarnings("NullAway")
    private static byte[] bytes(SecretsPublicKey key) {
        if (key.key() == null || key.keyId() == null) {
            throw unusable();
        }
        try {
            return Base64.getDecoder().decode(key.key());
        } catch (IllegalArgumentException noBase64) {
            throw unusable();
        }
    }

    private static GitHubException unusable() {
        return new GitHubException.ParseError("GitHub gave no usable public key to seal a secret with.", null);
    }
}
