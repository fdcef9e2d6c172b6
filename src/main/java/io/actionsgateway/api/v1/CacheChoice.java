package io.actionsgateway.api.v1;

import io.actionsgateway.github.CacheFilter;
import io.actionsgateway.github.model.ActionsCache;
import io.actionsgateway.platform.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which cache entries are to go: those that all of these are true of.
 *
 * @param unusedFor how long ago they were last used, at least
 * @param keyPrefix how their keys begin
 * @param ref whole ref
 * @param dryRun only tells which
 */
record CacheChoice(
        @Nullable Duration unusedFor,
        @Nullable String keyPrefix,
        @Nullable String ref,
        boolean dryRun) {

    private static final String UNUSED_FOR = "unused_for";
    private static final String KEY_PREFIX = "key_prefix";
    private static final String REF = "ref";
    private static final String DRY_RUN = "dry_run";
    private static final Duration LONGEST = Duration.ofDays(3650);

    /** Refuses to choose everything. */
    CacheChoice {
        if (unusedFor == null && keyPrefix == null && ref == null) {
            throw new InvalidRequestException(
                    UNUSED_FOR,
                    "or " + KEY_PREFIX + " or " + REF + " must be given: without any, all entries would be deleted");
        }
    }

    static CacheChoice of(MultiValueMap<String, String> parameters) {
        QueryParameters query = QueryParameters.unpaged(parameters, Set.of(UNUSED_FOR, KEY_PREFIX, REF, DRY_RUN));
        return new CacheChoice(
                duration(query.text(UNUSED_FOR)), query.text(KEY_PREFIX), query.text(REF), flag(query.text(DRY_RUN)));
    }

    /** What GitHub can choose by itself, longest unused first. */
    CacheFilter filter() {
        return new CacheFilter(ref, keyPrefix, CacheFilter.Sort.LAST_ACCESSED_AT, CacheFilter.Direction.ASC);
    }

    /** Whether an entry is old enough; one of unknown age is not. */
    boolean oldEnough(ActionsCache entry, Instant now) {
        Instant used = entry.lastAccessedAt();
        return unusedFor == null || (used != null && !used.isAfter(now.minus(unusedFor)));
    }

    /** Whether GitHub understood what is asked for as we do. */
    boolean matches(ActionsCache entry) {
        String key = entry.key();
        return (keyPrefix == null || (key != null && key.startsWith(keyPrefix)))
                && (ref == null || ref.equals(entry.ref()));
    }

    private static @Nullable Duration duration(@Nullable String text) {
        try {
            Duration length = text == null ? null : Duration.parse(text);
            if (length == null || (length.isPositive() && length.compareTo(LONGEST) <= 0)) {
                return length;
            }
        } catch (DateTimeParseException malformed) {
            // said below
        }
        throw new InvalidRequestException(UNUSED_FOR, "must be a duration such as P30D or PT12H, up to P3650D");
    }

    private static boolean flag(@Nullable String text) {
        return switch (text) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidRequestException(DRY_RUN, "must be true or false");
        };
    }
}
