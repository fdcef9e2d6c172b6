package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.BudgetClass;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What we know of an hourly budget. It is known from an answer until its window ends; while it is not, one call at a time
 * finds out. Within a window {@code remaining} only falls, except that a charge which GitHub did not count is given back.
 *
 * @param limit of the window
 * @param remaining what we may still send
 * @param resetAt end of the window by the store's clock; {@code null} before the first answer
 * @param unlimited whether the host answers without a limit
 * @param probeUntil until when a call that finds out may be under way
 * @param spent in this window
 * @param nextAt before which a paced class sends nothing
 * @param edition grows with each new basis of {@code remaining}
 */
record Budget(
        int limit,
        int remaining,
        @Nullable Instant resetAt,
        boolean unlimited,
        @Nullable Instant probeUntil,
        Map<BudgetClass, Integer> spent,
        Map<BudgetClass, Instant> nextAt,
        long edition) {

    static final Budget UNKNOWN = new Budget(0, 0, null, false, null, Map.of(), Map.of(), 0);

    /** Resets are given in seconds; GitHub's servers do not agree to the second. */
    static final Duration MARGIN = Duration.ofSeconds(1);

    private static final Duration SAME_WINDOW = Duration.ofSeconds(60);

    Budget {
        spent = Map.copyOf(spent);
        nextAt = Map.copyOf(nextAt);
    }

    boolean known(Instant now) {
        return !unlimited && resetAt != null && now.isBefore(resetAt.plus(MARGIN));
    }

    boolean probing(Instant now) {
        return probeUntil != null && now.isBefore(probeUntil);
    }

    int spentBy(BudgetClass budgetClass) {
        return spent.getOrDefault(budgetClass, 0);
    }

    Budget probed(Instant until) {
        return new Budget(limit, remaining, resetAt, unlimited, until, spent, nextAt, edition + 1);
    }

    Budget charged(BudgetClass budgetClass, @Nullable Instant next) {
        Map<BudgetClass, Instant> paced = new EnumMap<>(BudgetClass.class);
        paced.putAll(nextAt);
        if (next != null) {
            paced.put(budgetClass, next);
        }
        return new Budget(
                limit, remaining - 1, resetAt, unlimited, probeUntil, counted(budgetClass, 1), paced, edition);
    }

    /** Ends a probe; gives a charge back that GitHub surely did not count, if it is still part of {@code remaining}. */
    Budget ended(Permit permit, boolean free, Instant now) {
        if (permit.edition() != edition) {
            return this;
        }
        if (probeUntil != null) {
            return new Budget(limit, remaining, resetAt, unlimited, null, spent, nextAt, edition);
        }
        return free && known(now)
                ? new Budget(
                        limit,
                        Math.min(limit, remaining + 1),
                        resetAt,
                        unlimited,
                        null,
                        counted(permit.demand().budgetClass(), -1),
                        nextAt,
                        edition)
                : this;
    }

    /**
     * Takes in what an answer tells. An older window's answer is ignored, a newer one's replaces what we knew.
     *
     * @param first whose call it was, if it counted
     * @param others calls in flight that the answer may not have counted
     */
    Budget observed(Quota quota, @Nullable BudgetClass first, int others, Instant now) {
        Instant reset = now.plus(quota.resetIn());
        if (!quota.resetIn().isPositive()) {
            return this;
        }
        if (!known(now) || resetAt == null || reset.isAfter(resetAt.plus(SAME_WINDOW))) {
            Map<BudgetClass, Integer> begun = first == null ? Map.of() : Map.of(first, 1);
            int left = Math.max(0, quota.remaining() - others);
            return new Budget(quota.limit(), left, reset, false, null, begun, Map.of(), edition + 1);
        }
        return reset.isBefore(resetAt.minus(SAME_WINDOW)) ? this : narrowed(quota, reset, resetAt);
    }

    /** GitHub says that nothing is left: whatever we knew, nothing is sent before the reset. */
    Budget exhausted(Quota quota, Instant now) {
        Instant reset = now.plus(quota.resetIn());
        return new Budget(quota.limit(), 0, reset, false, null, spent, Map.of(), edition + 1);
    }

    /** The host answers without a limit; a window that we know of still counts. */
    Budget unlimited(Instant now) {
        return unlimited || known(now) ? this : new Budget(0, 0, null, true, null, Map.of(), Map.of(), edition + 1);
    }

    private Budget narrowed(Quota quota, Instant reset, Instant known) {
        boolean less = quota.remaining() < remaining;
        return new Budget(
                quota.limit(),
                Math.min(remaining, quota.remaining()),
                reset.isAfter(known) ? reset : known,
                false,
                probeUntil,
                spent,
                nextAt,
                less ? edition + 1 : edition);
    }

    private Map<BudgetClass, Integer> counted(BudgetClass budgetClass, int more) {
        Map<BudgetClass, Integer> changed = new EnumMap<>(BudgetClass.class);
        changed.putAll(spent);
        changed.put(budgetClass, Math.max(0, spentBy(budgetClass) + more));
        return changed;
    }
}
