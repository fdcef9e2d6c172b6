package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.BudgetClass;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How GitHub's limits are kept.
 *
 * @param maxWait longest wait for admission, whatever the caller's patience
 * @param waiting most calls of a replica that wait at the same time
 * @param waitingPerCaller most of them for one caller
 * @param slice most places that a replica takes in one transaction
 * @param parallel most calls of an account in flight, over all replicas; GitHub allows 100
 * @param pointsPerMinute most points of an account in any minute; GitHub allows 900
 * @param writeInterval time between two writes of an account
 * @param lease after which the places of a replica that died come back: longer than any call takes
 * @param poll how often a call asks again when it waits for something that tells no time, such as a place
 * @param storeTimeout longest time for the database to answer; then the call fails
 * @param longestPause most that we wait after a refusal that tells no time; the first pause is a minute, and doubles
 * @param floors part of the hourly limit that each class is sure of
 * @param slack part of the hourly limit by which use may run ahead of the even line before a class is paced
 */
@Validated
@ConfigurationProperties("actions.github.admission")
record AdmissionProperties(
        @DefaultValue("60s") Duration maxWait,
        @DefaultValue("1000") @Min(1) int waiting,
        @DefaultValue("100") @Min(1) int waitingPerCaller,
        @DefaultValue("64") @Min(1) int slice,
        @DefaultValue("50") @Min(1) @Max(100) int parallel,
        @DefaultValue("850") @Min(5) @Max(900) int pointsPerMinute,
        @DefaultValue("1s") Duration writeInterval,
        @DefaultValue("90s") Duration lease,
        @DefaultValue("250ms") Duration poll,
        @DefaultValue("2s") Duration storeTimeout,
        @DefaultValue("15m") Duration longestPause,
        @DefaultValue @Valid Floors floors,
        @DefaultValue @Valid Slack slack) {

    @AssertTrue(message = "lease, poll and store-timeout must be positive, write-interval not negative")
    boolean isTimed() {
        return lease.isPositive() && poll.isPositive() && storeTimeout.isPositive() && !writeInterval.isNegative();
    }

    /**
     * Guaranteed parts.
     *
     * @param interactive of calls that somebody waits for
     * @param event of calls that a webhook or a watcher causes
     * @param background of all others
     */
    record Floors(
            @DefaultValue("0.30") @DecimalMin("0") @DecimalMax("1")
            double interactive,

            @DefaultValue("0.20") @DecimalMin("0") @DecimalMax("1")
            double event,

            @DefaultValue("0.10") @DecimalMin("0") @DecimalMax("1")
            double background) {

        @AssertTrue(message = "the floors of all classes together are more than the whole")
        boolean isPossible() {
            return interactive + event + background <= 1;
        }

        double of(BudgetClass budgetClass) {
            return pick(budgetClass, interactive, event, background);
        }
    }

    /**
     * Head starts.
     *
     * @param interactive of calls that somebody waits for
     * @param event of calls that a webhook or a watcher causes
     * @param background of all others
     */
    record Slack(
            @DefaultValue("0.50") @DecimalMin("0") @DecimalMax("1")
            double interactive,

            @DefaultValue("0.25") @DecimalMin("0") @DecimalMax("1")
            double event,

            @DefaultValue("0.10") @DecimalMin("0") @DecimalMax("1")
            double background) {

        double of(BudgetClass budgetClass) {
            return pick(budgetClass, interactive, event, background);
        }
    }

    private static double pick(BudgetClass budgetClass, double interactive, double event, double background) {
        return switch (budgetClass) {
            case INTERACTIVE -> interactive;
            case EVENT -> event;
            case BACKGROUND -> background;
        };
    }
}
