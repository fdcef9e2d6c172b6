package io.actionsgateway.simulation.hook;

import io.actionsgateway.platform.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a hook's deliveries go, and how.
 *
 * @param url the receiver; without one, nothing is sent: so far only an App has such a hook
 * @param contentType how the payload is put into the body
 * @param insecureSsl whether the hook says that certificates need not be checked; the twin checks them all the same
 * @param secret they are signed with; nothing is signed without
 */
public record HookConfig(
        @Nullable URI url,
        ContentType contentType,
        boolean insecureSsl,
        @Nullable Secret secret) {

    /** What a hook is that says nothing else. */
    public static final HookConfig USUAL = new HookConfig(null, ContentType.FORM, false, null);

    /** How a payload becomes a body. */
    public enum ContentType {
        JSON("application/json"),
        /** The payload is the field {@code payload} of a form. */
        FORM("application/x-www-form-urlencoded");

        private final String mediaType;

        ContentType(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }
}
