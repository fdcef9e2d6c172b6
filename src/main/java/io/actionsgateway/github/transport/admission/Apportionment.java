package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.BudgetClass;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What each class may have of a known budget at a moment.
 *
 * <p>Each class is sure of its floor: what the others have not spent of theirs is kept for them, less as the window draws
 * to its end. Of 5,000 an hour, with floors of 30, 20 and 10 %, at the beginning 3,500 are open to interactive calls;
 * half an hour later, if the others have spent nothing, 750 of what remains are kept from them. When others spend our
 * budget and less remains than the floors, it is divided in their proportion.
 *
 * <p>A class may run ahead of the even line by its slack; beyond it its calls are spaced evenly over the time left: with
 * 500 left for it and 10 minutes to go, one every 1.2 s.
 */
record Apportionment(Budget budget, Instant resetAt, AdmissionProperties limits, Instant now) {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final double ROUNDING = 1e-9;

    /** What is kept for a class. */
    int reserve(BudgetClass budgetClass) {
        double floor = limits.floors().of(budgetClass) * budget.limit();
        double kept = Math.min(floor - budget.spentBy(budgetClass), floor * timeLeft());
        return (int) Math.ceil(Math.max(0, kept) - ROUNDING);
    }

    /** What a class may spend. */
    int available(BudgetClass budgetClass) {
        int own = reserve(budgetClass);
        int all = reserves();
        return budget.remaining() >= all
                ? budget.remaining() - (all - own)
                : Math.ceilDiv(budget.remaining() * own, all);
    }

    /** Time between two calls of a class; {@code null} when it need not be slowed down. */
    @Nullable
    Duration pace(BudgetClass budgetClass) {
        double ahead = (budget.limit() - budget.remaining()) - budget.limit() * (1 - timeLeft());
        boolean scarce = budget.remaining() < reserves();
        int available = available(budgetClass);
        return available > 0 && (scarce || ahead + ROUNDING >= limits.slack().of(budgetClass) * budget.limit())
                ? untilReset().dividedBy(available)
                : null;
    }

    Verdict.@Nullable Later obstacle(BudgetClass budgetClass) {
        if (budget.remaining() < 1) {
            return new Verdict.Later(resetAt.plus(Budget.MARGIN), Duration.ZERO, Obstacle.BUDGET_SPENT);
        }
        if (available(budgetClass) < 1) {
            return new Verdict.Later(keptUntil(budgetClass), Duration.ZERO, Obstacle.KEPT_FOR_OTHERS);
        }
        Duration pace = pace(budgetClass);
        Instant next = budget.nextAt().get(budgetClass);
        return pace != null && next != null && now.isBefore(next)
                ? new Verdict.Later(next, pace, Obstacle.PACED)
                : null;
    }

    Budget charge(BudgetClass budgetClass) {
        Duration pace = pace(budgetClass);
        return budget.charged(budgetClass, pace == null ? null : now.plus(pace));
    }

    /** Reserves only shrink with time, so the first moment is found by halving. */
    private Instant keptUntil(BudgetClass budgetClass) {
        long early = 0;
        long late = Math.max(1, untilReset().toMillis() + 1);
        while (late - early > 1) {
            long middle = (early + late) / 2;
            if (new Apportionment(budget, resetAt, limits, now.plusMillis(middle)).available(budgetClass) < 1) {
                early = middle;
            } else {
                late = middle;
            }
        }
        return now.plusMillis(late);
    }

    private int reserves() {
        int sum = 0;
        for (BudgetClass each : BudgetClass.values()) {
            sum += reserve(each);
        }
        return sum;
    }

    private Duration untilReset() {
        Duration left = Duration.between(now, resetAt);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private double timeLeft() {
        return Math.min(1, untilReset().toMillis() / (double) WINDOW.toMillis());
    }
}
