package io.actionsgateway.security.oidc;

import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Authenticator;
import io.actionsgateway.security.CredentialUndecided;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Knows access tokens of the configured provider; without one, none. */
final class TokenAuthenticator implements Authenticator {

    private static final Logger log = LoggerFactory.getLogger(TokenAuthenticator.class);
    private static final int AFTER_KEYS = 1_000;

    private final Optional<TokenVerifier> verifier;
    private final MeterRegistry metrics;

    TokenAuthenticator(Optional<TokenVerifier> verifier, MeterRegistry metrics) {
        this.verifier = verifier;
        this.metrics = metrics;
    }

    @Override
    public int getOrder() {
        return AFTER_KEYS;
    }

    @Override
    public boolean recognizes(String credential) {
        return verifier.isPresent() && PresentedToken.looksLikeOne(credential);
    }

    @Override
    public Mono<ApiCaller> authenticate(String credential) {
        return Mono.justOrEmpty(verifier)
                .flatMap(each -> each.verify(credential))
                .doOnNext(caller -> count("accepted"))
                .doOnError(this::refused);
    }

    private void refused(Throwable failure) {
        String outcome = switch (failure) {
            case RefusedToken refused -> refused.reason().word();
            case CredentialUndecided ignored -> "undecided";
            default -> "failed";
        };
        count(outcome);
        log.debug("An access token is not let in: {}", outcome);
    }

    private void count(String outcome) {
        Counter.builder("actions.oidc.tokens")
                .description("Access tokens that were presented")
                .tag("outcome", outcome)
                .register(metrics)
                .increment();
    }
}
