package io.actionsgateway.security.oidc;

import com.nimbusds.jose.JWSHeader;
import io.actionsgateway.security.oidc.RefusedToken.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Checks all that can be told of a token without its provider's keys, so that keys are asked for only where they matter.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068">RFC 9068</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725</a>
 */
final class TokenRules {

    private static final int LONGEST_SUBJECT = 255;
    private static final double LAST_SECOND = 253_402_300_799d;

    private final ProviderRules rules;
    private final Clock clock;

    TokenRules(ProviderRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    void check(PresentedToken token) {
        header(token.header());
        JsonNode claims = token.claims();
        RefusedToken.unless(rules.issuer().equals(text(claims, "iss")), Reason.ISSUER);
        RefusedToken.unless(isForUs(claims.path("aud")), Reason.AUDIENCE);
        RefusedToken.unless(isSubject(text(claims, "sub")), Reason.SUBJECT);
        times(claims);
    }

    /** Keys that a token brings along are nobody's; a header that must be understood is not. */
    private void header(JWSHeader header) {
        RefusedToken.unless(rules.algorithms().contains(header.getAlgorithm()), Reason.ALGORITHM);
        RefusedToken.unless(
                header.getType() != null
                        && rules.types().contains(header.getType().getType().toLowerCase(Locale.ROOT)),
                Reason.TYPE);
        RefusedToken.unless(
                header.getCriticalParams() == null
                        && header.getJWK() == null
                        && header.getJWKURL() == null
                        && header.getX509CertURL() == null,
                Reason.HEADER);
    }

    private boolean isForUs(JsonNode audience) {
        return audience.isString()
                ? rules.audiences().contains(audience.stringValue())
                : audience.isArray()
                        && StreamSupport.stream(audience.spliterator(), false)
                                .anyMatch(each ->
                                        each.isString() && rules.audiences().contains(each.stringValue()));
    }

    private static boolean isSubject(String subject) {
        return !subject.isBlank()
                && subject.length() <= LONGEST_SUBJECT
                && subject.chars().noneMatch(Character::isISOControl);
    }

    private void times(JsonNode claims) {
        Instant now = clock.instant();
        Duration skew = rules.clockSkew();
        Instant expiry = expiry(claims);
        RefusedToken.unless(now.isBefore(expiry.plus(skew)), Reason.EXPIRED);
        Instant start = now;
        for (String name : new String[] {"nbf", "iat"}) {
            if (claims.has(name)) {
                Instant from = time(claims.path(name), Reason.NOT_YET_VALID);
                RefusedToken.unless(!from.isAfter(now.plus(skew)), Reason.NOT_YET_VALID);
                start = from.isBefore(start) && name.equals("iat") ? from : start;
            }
        }
        RefusedToken.unless(!expiry.isAfter(start.plus(rules.maxLifetime()).plus(skew)), Reason.LIFETIME);
    }

    static Instant expiry(JsonNode claims) {
        return time(claims.path("exp"), Reason.EXPIRED);
    }

    static String text(JsonNode claims, String name) {
        JsonNode value = claims.path(name);
        return value.isString() ? value.stringValue() : "";
    }

    private static Instant time(JsonNode seconds, Reason otherwise) {
        RefusedToken.unless(seconds.isNumber(), otherwise);
        double value = seconds.doubleValue();
        RefusedToken.unless(value >= 0 && value <= LAST_SECOND, otherwise);
        return Instant.ofEpochSecond((long) value);
    }
}
