package io.actionsgateway.simulation.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks a JWT by which an App proves who it is.
 *
 * @see <a href="https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app">Generating a JWT</a>
 */
final class AppJwt {

    static final String UNREADABLE = "A JSON web token could not be decoded";

    private static final String EXPIRED = "'Expiration time' claim ('exp') must be a numeric value representing the"
            + " future time at which the assertion expires";
    private static final String TOO_LONG = "'Expiration time' claim ('exp') is too far in the future";
    private static final String TOO_EARLY =
            "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final double LATEST = 1e11;
    private static final Duration LEEWAY = Duration.ofSeconds(5);

    private AppJwt() {}

    /** Who issued it, as it says: some clients write a number there, which is no JWT's issuer elsewhere. */
    static String issuer(String jwt, RSAPublicKey key, Instant now) {
        Map<String, Object> claims = claims(jwt, key);
        Instant expires = time(claims.get("exp"));
        Instant issued = time(claims.get("iat"));
        if (expires == null || !expires.isAfter(now)) {
            throw AccessRefused.unauthorized(EXPIRED);
        }
        if (expires.isAfter(now.plus(LONGEST).plus(LEEWAY))) {
            throw AccessRefused.unauthorized(TOO_LONG);
        }
        if (issued == null || issued.isAfter(now.plus(LEEWAY))) {
            throw AccessRefused.unauthorized(TOO_EARLY);
        }
        return String.valueOf(claims.get("iss"));
    }

    private static @Nullable Instant time(@Nullable Object claim) {
        return claim instanceof Number seconds && Math.abs(seconds.doubleValue()) < LATEST
                ? Instant.ofEpochSecond(seconds.longValue())
                : null;
    }

    private static Map<String, Object> claims(String jwt, RSAPublicKey key) {
        try {
            SignedJWT signed = SignedJWT.parse(jwt);
            Map<String, Object> claims = signed.getPayload().toJSONObject();
            if (claims != null
                    && signed.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
                    && signed.verify(new RSASSAVerifier(key))) {
                return claims;
            }
        } catch (ParseException | JOSEException | RuntimeException unreadable) {
            throw AccessRefused.unauthorized(UNREADABLE);
        }
        throw AccessRefused.unauthorized(UNREADABLE);
    }
}
