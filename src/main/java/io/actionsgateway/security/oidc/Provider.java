package io.actionsgateway.security.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the provider for its keys, once for each call; finds out where they are, and again after a failure. Blocks. */
final class Provider implements JWKSetSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(Provider.class);
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final ProviderRules rules;
    private final ProviderFetch fetch;
    private final JsonMapper json = JsonMapper.shared();
    private volatile @Nullable URI discovered;
    private volatile boolean away;

    Provider(ProviderRules rules, ProviderFetch fetch) {
        this.rules = rules;
        this.fetch = fetch;
    }

    /** Whether it failed when it was asked last. */
    boolean isAway() {
        return away;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        try {
            JWKSet keys = JWKSet.parse(fetch.get(keysAt()));
            told(false, "");
            return keys;
        } catch (ParseException | RuntimeException failure) {
            discovered = null;
            told(true, failure.toString());
            throw new JWKSetUnavailableException("the provider gives no keys", failure);
        }
    }

    private void told(boolean failed, String why) {
        if (failed != away) {
            away = failed;
            log.atLevel(failed ? Level.WARN : Level.INFO)
                    .log(failed ? "The OIDC provider gives no keys: {}" : "The OIDC provider answers again{}", why);
        }
    }

    private URI keysAt() {
        URI said = rules.jwksUri() == null ? discovered : rules.jwksUri();
        if (said == null) {
            said = discover();
            discovered = said;
        }
        return said;
    }

    private URI discover() {
        String root = rules.issuer().replaceAll("/+$", "");
        JsonNode document = json.readTree(fetch.get(URI.create(root + DISCOVERY)));
        String keys = TokenRules.text(document, "jwks_uri");
        if (!rules.issuer().equals(TokenRules.text(document, "issuer")) || !rules.mayAsk(keys)) {
            throw new IllegalStateException("the discovery document is of another issuer, or its jwks_uri not https");
        }
        return URI.create(keys);
    }

    @Override
    public void close() {
        // nothing is held between calls
    }
}
