package io.actionsgateway.simulation.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.hook.HookConfig.ContentType;
import io.actionsgateway.simulation.hook.Parcel.Damage;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Writes deliveries as their hook wants them at this moment: its present address, content type and secret.
 *
 * @see <a href="https://docs.github.com/webhooks/webhook-events-and-payloads#delivery-headers">Delivery headers</a>
 */
final class LetterWriter {

    private LetterWriter() {}

    /** The letter; nothing when the hook has lost its address. */
    static Optional<Letter> write(Webhook hook, Parcel parcel) {
        HookConfig config = hook.config();
        return Optional.ofNullable(config.url()).map(url -> write(hook, config, url, parcel));
    }

    private static Letter write(Webhook hook, HookConfig config, URI url, Parcel parcel) {
        Message message = parcel.message();
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "*/*");
        headers.put("Content-Type", config.contentType().mediaType());
        headers.put("User-Agent", "GitHub-Hookshot/7fd1a60");
        headers.put("X-GitHub-Delivery", message.guid().toString());
        headers.put("X-GitHub-Event", message.event());
        headers.put("X-GitHub-Hook-ID", Long.toString(hook.id()));
        headers.put(
                "X-GitHub-Hook-Installation-Target-ID",
                Long.toString(hook.owner().targetId()));
        headers.put("X-GitHub-Hook-Installation-Target-Type", hook.owner().targetType());
        byte[] body = body(config.contentType(), message.payload());
        Secret secret = config.secret();
        if (secret != null) {
            sign(headers, secret, parcel.damage() == Damage.FALSELY_SIGNED ? reversed(body) : body);
        }
        return new Letter(url, headers, damaged(body, parcel));
    }

    private static byte[] body(ContentType type, String payload) {
        return switch (type) {
            case JSON -> payload.getBytes(UTF_8);
            case FORM -> ("payload=" + URLEncoder.encode(payload, UTF_8)).getBytes(UTF_8);
        };
    }

    private static void sign(SequencedMap<String, String> headers, Secret secret, byte[] body) {
        headers.put("X-Hub-Signature", WebhookSignature.sha1(secret, body));
        headers.put("X-Hub-Signature-256", WebhookSignature.sha256(secret, body));
    }

    /** Another body, whose signature does not fit. */
    private static byte[] reversed(byte[] body) {
        byte[] other = new byte[body.length + 1];
        for (int at = 0; at < body.length; at++) {
            other[at] = body[body.length - 1 - at];
        }
        return other;
    }

    private static byte[] damaged(byte[] body, Parcel parcel) {
        int at = Math.floorMod(parcel.dice(), body.length);
        return switch (parcel.damage()) {
            case NONE, LOST, FALSELY_SIGNED -> body;
            case TRUNCATED -> Arrays.copyOf(body, Math.max(1, at));
            case CORRUPTED -> {
                byte[] other = body.clone();
                other[at] ^= 1;
                yield other;
            }
        };
    }
}
