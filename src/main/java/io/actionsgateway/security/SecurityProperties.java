package io.actionsgateway.security;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who may call the API.
 *
 * @param bootstrapKeySha256 SHA-256, in hex, of the first API key, as {@code printf %s KEY | sha256sum} prints it; without
 *     one the API refuses everybody
 */
@Validated
@ConfigurationProperties("actions.security")
record SecurityProperties(
        @Nullable
        @Pattern(
                regexp = "[0-9a-fA-F]{64}",
                message = "must be the SHA-256 of an API key in hex: 64 characters, not the key itself")
        String bootstrapKeySha256) {}
