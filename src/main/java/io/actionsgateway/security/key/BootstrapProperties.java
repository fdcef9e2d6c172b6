package io.actionsgateway.security.key;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The first key, which makes the others.
 *
 * @param bootstrapKeySha256 SHA-256, in hex, of the first API key, as {@code printf %s KEY | sha256sum} prints it; may
 *     everything; without one only keys in the database and access tokens are let in
 */
@Validated
@ConfigurationProperties("actions.security")
record BootstrapProperties(
        @Nullable
        @Pattern(
                regexp = "[0-9a-fA-F]{64}",
                message = "must be the SHA-256 of an API key in hex: 64 characters, not the key itself")
        String bootstrapKeySha256) {}
