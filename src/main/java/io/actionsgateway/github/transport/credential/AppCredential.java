package io.actionsgateway.github.transport.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Credential;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Secret;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A GitHub App itself, by its JWT: signed for nine minutes of GitHub's time, used for seven to eight and a half of them.
 *
 * @see <a href="https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app">Generating a JWT</a>
 */
final class AppCredential implements Credential {

    private record Signed(AccessToken token, Duration skew) {}

    private static final Duration LIFE = Duration.ofMinutes(9);
    private static final Duration BACKDATED = Duration.ofSeconds(60);
    private static final Duration EARLY = Duration.ofMinutes(2);
    private static final Duration STALE = Duration.ofSeconds(30);

    private final String name;
    private final GitHubHost host;
    private final String clientId;
    private final PrivateKey key;
    private final GitHubTime time;
    private final RenewedToken jwt;
    private volatile @Nullable Signed last;

    AppCredential(String name, GitHubHost host, String clientId, PrivateKey key, GitHubTime time) {
        this.name = name;
        this.host = host;
        this.clientId = clientId;
        this.key = key;
        this.time = time;
        this.jwt = new RenewedToken(host, time, EARLY, _ -> BlockingBridge.call(this::sign));
    }

    private RenewedToken.Minted sign() throws JOSEException {
        Duration skew = time.skew(host);
        Instant now = time.ours();
        Instant expiresAt = now.plus(skew).plus(LIFE);
        SignedJWT signed = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder()
                        .issuer(clientId)
                        .issueTime(Date.from(now.plus(skew).minus(BACKDATED)))
                        .expirationTime(Date.from(expiresAt))
                        .build());
        signed.sign(new RSASSASigner(key));
        AccessToken token = new AccessToken(new Secret(signed.serialize()), now, now.plus(LIFE));
        last = new Signed(token, skew);
        return new RenewedToken.Minted(token, expiresAt);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public GitHubHost host() {
        return host;
    }

    @Override
    public String account() {
        return host.name() + "/app/" + clientId;
    }

    @Override
    public String partition() {
        return account();
    }

    @Override
    public Mono<AccessToken> token() {
        return jwt.token();
    }

    @Override
    public void accepted(AccessToken token) {}

    /** Another JWT helps only when it would be made for another time: a key that GitHub does not know stays unknown. */
    @Override
    public boolean rejected(AccessToken token) {
        jwt.rejected(token);
        Signed signed = last;
        return signed == null
                || !signed.token().equals(token)
                || !signed.skew().equals(time.skew(host))
                || time.ours().isAfter(token.issuedAt().plus(STALE));
    }

    @Override
    public boolean fresh(AccessToken token) {
        return false;
    }
}
