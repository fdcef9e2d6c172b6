package io.actionsgateway.security.key;

import io.actionsgateway.security.ApiCaller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an authenticator needs to know of a key. */
record StoredKey(
        ApiCaller caller, Instant expiresAt, @Nullable Instant lastUsedAt, boolean revoked) {

    /** The caller whom a row lets in; a row with grants that are none lets nobody in. */
    static StoredKey of(KeyView view) {
        ApiCaller caller = new ApiCaller(
                "key:" + view.subject(), view.name(), view.id(), GrantView.grants(view.grants()), view.hourlyLimit());
        return new StoredKey(caller, view.expiresAt(), view.lastUsedAt(), view.revokedAt() != null);
    }

    boolean lives(Instant now) {
        return !revoked && now.isBefore(expiresAt);
    }
}
