package io.actionsgateway.webhook.intake;

import io.actionsgateway.webhook.WebhookRefusal;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What the headers of a delivery say. GitHub signs none of them, so they are checked for their form only.
 *
 * @param guid {@code X-GitHub-Delivery}: names the event, not the delivery
 * @param event {@code X-GitHub-Event}
 * @param signature of the body
 * @param formEncoded whether the body is a form with the JSON in its field {@code payload}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on without a copy, and never compared
record DeliveryHeaders(UUID guid, String event, byte[] signature, boolean formEncoded) {

    /** What names the event; GitHub does not sign it. */
    static final String EVENT = "X-GitHub-Event";

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern EVENT_FORM = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    static DeliveryHeaders read(HttpHeaders headers) {
        boolean form = isForm(headers);
        byte[] signature = signature(headers);
        return new DeliveryHeaders(guid(headers), event(headers), signature, form);
    }

    private static boolean isForm(HttpHeaders headers) {
        if (headers.containsHeader(HttpHeaders.CONTENT_ENCODING)) {
            throw new WebhookRefusal.UnsupportedBody("Deliver the body as it is: no Content-Encoding is accepted.");
        }
        if (JSON.equals(once(headers, HttpHeaders.CONTENT_TYPE))) {
            return false;
        }
        MediaType type = type(headers);
        if (MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type)) {
            return true;
        }
        if (!MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)) {
            throw new WebhookRefusal.UnsupportedBody(
                    "Set the hook's content type to application/json, or to application/x-www-form-urlencoded.");
        }
        return false;
    }

    private static @Nullable MediaType type(HttpHeaders headers) {
        try {
            return once(headers, HttpHeaders.CONTENT_TYPE) == null ? null : headers.getContentType();
        } catch (InvalidMediaTypeException malformed) {
            return null;
        }
    }

    private static byte[] signature(HttpHeaders headers) {
        byte[] signature = HookSignatures.parse(once(headers, "X-Hub-Signature-256"));
        if (signature == null) {
            throw new WebhookRefusal.NotAuthentic();
        }
        return signature;
    }

    private static UUID guid(HttpHeaders headers) {
        String guid = once(headers, "X-GitHub-Delivery");
        if (guid == null || !UUID_FORM.matcher(guid).matches()) {
            throw new WebhookRefusal.MalformedHeader("X-GitHub-Delivery must be there once and be a UUID.");
        }
        return UUID.fromString(guid);
    }

    private static String event(HttpHeaders headers) {
        String event = once(headers, EVENT);
        if (event == null || !EVENT_FORM.matcher(event).matches()) {
            throw new WebhookRefusal.MalformedHeader("X-GitHub-Event must be there once and name an event.");
        }
        return event;
    }

    /** A header that has one meaning must not come twice: two readers could believe different ones. */
    private static @Nullable String once(HttpHeaders headers, String name) {
        List<String> values = headers.getOrEmpty(name);
        if (values.size() > 1) {
            throw new WebhookRefusal.MalformedHeader(name + " must be there once, not " + values.size() + " times.");
        }
        return values.isEmpty() ? null : values.getFirst();
    }
}
