package io.actionsgateway.security.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.jwk.source.RefreshAheadCachingJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a provider's keys: believed for five minutes, renewed in the background during the last one of them; asked for at
 * most twice in half a minute, whoever asks; and believed for longer while the provider is away.
 */
final class KeyCache {

    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration AHEAD = Duration.ofMinutes(1);
    static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
    private static final Duration LONGEST_REFRESH = Duration.ofSeconds(12);

    private KeyCache() {}

    /** Unlike in the library's own order, spent fetches count as an outage too, which old keys bridge. */
    static JWKSetSource<SecurityContext> over(JWKSetSource<SecurityContext> provider, Duration keysKept) {
        JWKSetSource<SecurityContext> limited =
                new Limited(new RateLimitedJWKSetSource<>(provider, BETWEEN_FETCHES.toMillis(), null));
        JWKSetSource<SecurityContext> tolerant = new OutageTolerantJWKSetSource<>(limited, keysKept.toMillis(), null);
        return new RefreshAheadCachingJWKSetSource<>(
                tolerant,
                FRESH.toMillis(),
                LONGEST_REFRESH.toMillis(),
                AHEAD.toMillis(),
                false,
                Executors.newVirtualThreadPerTaskExecutor(),
                true,
                null);
    }

    private static final class Limited extends JWKSetSourceWrapper<SecurityContext> {

        Limited(JWKSetSource<SecurityContext> source) {
            super(source);
        }

        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
                throws KeySourceException {
            try {
                return getSource().getJWKSet(evaluator, now, context);
            } catch (RateLimitReachedException spent) {
                throw new JWKSetUnavailableException("the provider was asked often enough", spent);
            }
        }
    }
}
