package io.actionsgateway.github.transport;

import io.actionsgateway.platform.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What goes into {@code Authorization: Bearer}. Opaque and up to 600 characters long: GitHub's newer installation tokens
 * contain dots and underscores.
 *
 * @param value the token
 * @param issuedAt when we got it, by our clock
 * @param expiresAt when GitHub stops taking it, by our clock; {@code null} if never
 */
public record AccessToken(
        Secret value, Instant issuedAt, @Nullable Instant expiresAt) {}
