package io.actionsgateway.simulation.chaos;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong, where and how often.
 *
 * @param kind what goes wrong
 * @param operation whose answers, by GitHub's name of it; of all without
 * @param count how many answers, 1 to 1,000,000
 * @param retryAfter what {@code primary}, {@code secondary} and {@code unavailable} say; at most a day
 * @param delay before the answer, in real time; at most a minute
 * @param probability that an answer it is meant for does go wrong, above 0 and up to 1
 * @param performed whether the operation is carried out before its answer gets lost; {@code latency} and
 *     {@code truncate} always do
 */
public record Fault(
        FaultKind kind,
        @Nullable String operation,
        int count,
        @Nullable Duration retryAfter,
        Duration delay,
        double probability,
        boolean performed) {

    private static final int MOST = 1_000_000;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    public Fault {
        check(count >= 1 && count <= MOST, "count is 1 to 1,000,000");
        check(probability > 0 && probability <= 1, "probability is above 0 and at most 1");
        check(!delay.isNegative() && delay.compareTo(MINUTE) <= 0, "delay_ms is 0 to 60,000");
        if (retryAfter != null) {
            check(kind.saysWhen(), "retry_after belongs to primary, secondary and unavailable");
            check(!retryAfter.isNegative() && retryAfter.compareTo(DAY) <= 0, "retry_after is 0 to 86,400 seconds");
        }
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * Lets the next answer of any operation go wrong.
     *
     * @param kind how
     * @return a fault to go on from
     */
    public static Fault of(FaultKind kind) {
        return new Fault(kind, null, 1, null, kind.usualDelay(), 1, false);
    }

    /**
     * Only one operation's answers.
     *
     * @param id GitHub's name of it, such as {@code actions/get-workflow-run}
     * @return this fault, there
     */
    public Fault at(@Nullable String id) {
        return new Fault(kind, id, count, retryAfter, delay, probability, performed);
    }

    /**
     * More than one answer.
     *
     * @param answers how many
     * @return this fault, as often
     */
    public Fault times(int answers) {
        return new Fault(kind, operation, answers, retryAfter, delay, probability, performed);
    }

    /**
     * Says when to come again.
     *
     * @param pause from the answer on
     * @return this fault, with it
     */
    public Fault retryAfter(@Nullable Duration pause) {
        return new Fault(kind, operation, count, pause, delay, probability, performed);
    }

    /**
     * Takes its time.
     *
     * @param pause before the answer, in real time
     * @return this fault, later
     */
    public Fault delayed(Duration pause) {
        return new Fault(kind, operation, count, retryAfter, pause, probability, performed);
    }

    /**
     * Happens by chance; the twin's seed decides.
     *
     * @param chance above 0, up to 1
     * @return this fault, now and then
     */
    public Fault withProbability(double chance) {
        return new Fault(kind, operation, count, retryAfter, delay, chance, performed);
    }

    /**
     * Loses the answer only: what was asked for does happen.
     *
     * @return this fault, after the operation
     */
    public Fault afterPerforming() {
        return new Fault(kind, operation, count, retryAfter, delay, probability, true);
    }
}
