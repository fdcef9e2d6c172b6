package io.actionsgateway.security.key;

import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.security.Grants;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A key that somebody wants, as he wrote it.
 *
 * @param name for people, 1 to 100 characters
 * @param subject whom it speaks for, 1 to 200 characters; several keys may have the same; the name when it is missing
 * @param grants what it may do; at least one
 * @param expiresIn ISO 8601, such as {@code P90D} or {@code PT8H}
 * @param expiresAt RFC 3339, instead of {@code expiresIn}; with neither the configured life counts
 * @param hourlyLimit requests an hour; without one the configured limit counts
 */
public record KeyRequest(
        @Nullable String name,
        @Nullable String subject,
        @Nullable List<GrantView> grants,
        @Nullable String expiresIn,
        @Nullable String expiresAt,
        @Nullable Integer hourlyLimit) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SUBJECT = 200;
    private static final int HIGHEST_LIMIT = 10_000_000;
    /** Whoever speaks as the first key would be taken for its owner. */
    private static final String RESERVED = "bootstrap";

    String checkedName() {
        return PlainText.of("name", name == null ? "" : name, LONGEST_NAME);
    }

    String checkedSubject() {
        String checked = subject == null ? checkedName() : PlainText.of("subject", subject, LONGEST_SUBJECT);
        if (checked.toLowerCase(Locale.ROOT).equals(RESERVED)) {
            throw new InvalidRequestException("subject", "must not be " + RESERVED + ", which is the first key's");
        }
        return checked;
    }

    Grants checkedGrants() {
        if (grants == null || grants.isEmpty()) {
            throw new InvalidRequestException("grants", "must hold at least one grant");
        }
        return GrantView.grants(grants);
    }

    @Nullable
    Integer checkedLimit() {
        if (hourlyLimit != null && (hourlyLimit < 1 || hourlyLimit > HIGHEST_LIMIT)) {
            throw new InvalidRequestException("hourly_limit", "must be a number from 1 to " + HIGHEST_LIMIT);
        }
        return hourlyLimit;
    }

    /** When the key ends; after {@code now}, and not too long after. */
    Instant checkedExpiry(Instant now, KeyProperties properties) {
        if (expiresIn != null && expiresAt != null) {
            throw new InvalidRequestException("expires_at", "must be left out when there is expires_in");
        }
        String field = expiresAt == null ? "expires_in" : "expires_at";
        Duration life = life(field, now, properties.defaultLife());
        if (!life.isPositive() || life.compareTo(properties.longestLife()) > 0) {
            throw new InvalidRequestException(
                    field, "must lie in the future, at most " + properties.longestLife() + " from now");
        }
        return now.plus(life);
    }

    private Duration life(String field, Instant now, Duration otherwise) {
        try {
            if (expiresAt != null) {
                return Duration.between(now, Instant.parse(expiresAt));
            }
            return expiresIn == null ? otherwise : Duration.parse(expiresIn);
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw new InvalidRequestException(
                    field, expiresAt == null ? "must be such as P90D or PT8H" : "must be such as 2030-01-31T12:00:00Z");
        }
    }
}
