package io.actionsgateway.api.download;

import io.actionsgateway.platform.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How callers get logs and artifacts.
 *
 * @param downloads {@code redirect} passes GitHub's own one-minute link on; {@code relay} gives a link to this service,
 *     for callers that cannot reach the storage
 * @param downloadSecret seals the links of {@code relay}: at least 32 random bytes, the same on all replicas
 */
@ConfigurationProperties("actions.api")
record DownloadProperties(
        @DefaultValue("redirect") Way downloads, @Nullable Secret downloadSecret) {

    private static final int SHORTEST_SECRET = 32;

    /** How the content travels. */
    enum Way {
        /** From storage to the caller. */
        REDIRECT,
        /** Through this service. */
        RELAY
    }

    /** Refuses to relay without a secret that cannot be guessed. */
    DownloadProperties {
        if (downloads == Way.RELAY && (downloadSecret == null || downloadSecret.utf8().length < SHORTEST_SECRET)) {
            throw new IllegalArgumentException("actions.api.downloads=relay needs actions.api.download-secret with at"
                    + " least " + SHORTEST_SECRET + " bytes; make one with: openssl rand -base64 32");
        }
    }
}
