package io.actionsgateway.security.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.actionsgateway.platform.Digests;
import io.actionsgateway.security.ApiCaller;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Remembers for a minute whom a valid token spoke for, by its digest; never beyond the token's end. Thread-safe. */
final class VerifiedTokens {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private record Verified(ApiCaller caller, Instant since, Instant until) {}

    private final Cache<ByteBuffer, Verified> known =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    private final Clock clock;

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    Optional<ApiCaller> caller(String token) {
        Instant now = clock.instant();
        return Optional.ofNullable(known.getIfPresent(digest(token)))
                .filter(each -> now.isBefore(each.until()) && !now.isBefore(each.since()))
                .map(Verified::caller);
    }

    void keep(String token, ApiCaller caller, Instant expiry) {
        Instant now = clock.instant();
        Instant limit = now.plus(LONGEST);
        known.put(digest(token), new Verified(caller, now, expiry.isBefore(limit) ? expiry : limit));
    }

    private static ByteBuffer digest(String token) {
        return ByteBuffer.wrap(Digests.sha256().digest(token.getBytes(StandardCharsets.US_ASCII)));
    }
}
