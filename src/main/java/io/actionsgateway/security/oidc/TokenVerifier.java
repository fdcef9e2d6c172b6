package io.actionsgateway.security.oidc;

import com.nimbusds.jose.jwk.JWK;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.oidc.RefusedToken.Reason;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Finds the caller of a token: its words first, then its signature. Thread-safe; never blocks. */
final class TokenVerifier {

    private static final int LONGEST_NAME = 100;

    private final TokenRules rules;
    private final ProviderKeys keys;
    private final GrantsByClaim grants;
    private final VerifiedTokens verified;

    TokenVerifier(ProviderRules rules, ProviderKeys keys, GrantsByClaim grants, Clock clock) {
        this.rules = new TokenRules(rules, clock);
        this.keys = keys;
        this.grants = grants;
        this.verified = new VerifiedTokens(clock);
    }

    Mono<ApiCaller> verify(String text) {
        Optional<ApiCaller> known = verified.caller(text);
        if (known.isPresent()) {
            return Mono.just(known.get());
        }
        return Mono.fromCallable(() -> {
                    PresentedToken token = PresentedToken.parse(text);
                    rules.check(token);
                    return token;
                })
                .flatMap(token -> keys.matching(token.header())
                        .flatMap(candidates -> BlockingBridge.call(() -> signed(token, candidates))))
                .map(token -> {
                    ApiCaller caller = caller(token.claims());
                    verified.keep(text, caller, TokenRules.expiry(token.claims()));
                    return caller;
                });
    }

    private static PresentedToken signed(PresentedToken token, List<JWK> candidates) {
        RefusedToken.unless(candidates.stream().anyMatch(token::isSignedBy), Reason.SIGNATURE);
        return token;
    }

    private ApiCaller caller(JsonNode claims) {
        return new ApiCaller("oidc:" + TokenRules.text(claims, "sub"), name(claims), null, grants.of(claims), null);
    }

    private static String name(JsonNode claims) {
        return Stream.of("preferred_username", "client_id", "sub")
                .map(claim -> clean(TokenRules.text(claims, claim)))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("access token");
    }

    /** For people and logs: nothing that could forge a line. */
    private static String clean(String name) {
        String visible = name.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "").strip();
        return visible.length() <= LONGEST_NAME ? visible : visible.substring(0, LONGEST_NAME);
    }
}
