package io.actionsgateway.security.key;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is given out: all but the key.
 *
 * @param id its public name
 * @param name for people
 * @param subject whom it speaks for
 * @param grants what it may do
 * @param hourlyLimit requests an hour; {@code null} for the configured limit
 * @param createdAt when it was made
 * @param createdBy the subject of whoever made it
 * @param expiresAt from when on it is refused
 * @param lastUsedAt when it was last let in, to the minute
 * @param revokedAt when somebody ended it
 * @param revokedBy his subject
 */
public record KeyView(
        String id,
        String name,
        String subject,
        List<GrantView> grants,
        @Nullable Integer hourlyLimit,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {

    /** Takes a copy. */
    public KeyView {
        grants = List.copyOf(grants);
    }
}
