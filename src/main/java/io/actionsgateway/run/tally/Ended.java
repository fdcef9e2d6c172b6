package io.actionsgateway.run.tally;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run or a job that ended.
 *
 * @param conclusion GitHub's word
 * @param again whether it was not the first attempt
 * @param durationSeconds how long it ran; {@code null} when it did not
 * @param queueSeconds how long it waited to begin; {@code null} for a run
 */
record Ended(
        Kind kind,
        String repository,
        @Nullable String workflow,
        @Nullable String conclusion,
        boolean again,
        @Nullable Double durationSeconds,
        @Nullable Double queueSeconds) {

    private static final Set<String> WORDS = Set.of(
            "success",
            "failure",
            "cancelled",
            "skipped",
            "timed_out",
            "neutral",
            "stale",
            "startup_failure",
            "action_required");

    TallyKey key(Place place) {
        String word = conclusion != null && WORDS.contains(conclusion) ? conclusion : "other";
        return new TallyKey(kind, place, word, again ? "again" : "first");
    }

    Tally tally() {
        return new Tally(1, buckets(durationSeconds), buckets(queueSeconds));
    }

    /** Two clocks of GitHub's may disagree. */
    private static Buckets buckets(@Nullable Double seconds) {
        return seconds == null ? Buckets.none() : Buckets.of(Math.max(0, seconds));
    }
}
