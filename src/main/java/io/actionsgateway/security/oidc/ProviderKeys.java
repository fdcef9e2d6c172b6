package io.actionsgateway.security.oidc;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.actionsgateway.platform.SingleFlight;
import io.actionsgateway.security.CredentialUndecided;
import io.actionsgateway.security.oidc.RefusedToken.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** The provider's keys as they are known here; asked for anew when none fits. Thread-safe. */
final class ProviderKeys {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final int MOST_CANDIDATES = 5;

    private final Provider provider;
    private final JWKSetSource<SecurityContext> keys;
    private final Clock clock;
    private final SingleFlight<JWKSet> reading = new SingleFlight<>();
    private final SingleFlight<JWKSet> renewing = new SingleFlight<>();

    ProviderKeys(Provider provider, Duration keysKept, Clock clock) {
        this.provider = provider;
        this.keys = KeyCache.over(provider, keysKept);
        this.clock = clock;
    }

    /**
     * The keys that may have made a signature.
     *
     * @return at least one; fails with {@link RefusedToken} when the provider has none, with {@link CredentialUndecided} when
     *     that cannot be told
     */
    Mono<List<JWK>> matching(JWSHeader header) {
        JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
        return reading.join(() -> known(JWKSetCacheRefreshEvaluator.noRefresh()))
                .flatMap(known -> {
                    List<JWK> found = selector.select(known);
                    return found.isEmpty()
                            ? renewing.join(() -> known(JWKSetCacheRefreshEvaluator.referenceComparison(known)))
                                    .map(selector::select)
                            : Mono.just(found);
                })
                .onErrorMap(KeySourceException.class, away -> undecided())
                .map(found -> found.subList(0, Math.min(found.size(), MOST_CANDIDATES)))
                .filter(found -> !found.isEmpty())
                .switchIfEmpty(
                        Mono.error(() -> provider.isAway() ? undecided() : new RefusedToken(Reason.UNKNOWN_KEY)));
    }

    private JWKSet known(JWKSetCacheRefreshEvaluator evaluator) throws KeySourceException {
        return keys.getJWKSet(evaluator, clock.millis(), null);
    }

    private static CredentialUndecided undecided() {
        return new CredentialUndecided(
                "The provider of access tokens does not answer, so yours cannot be checked now; try again later.",
                RETRY_AFTER);
    }
}
