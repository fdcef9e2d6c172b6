package io.actionsgateway.github.transport.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an hourly budget and of the account it belongs to.
 *
 * @param credential the configured credential that used it last
 * @param account whose budget it is
 * @param resource which budget, in GitHub's words
 * @param limit of the window; {@code null} when none is known
 * @param remaining what may still be sent in it; {@code null} when that is not known
 * @param resetAt end of the window; {@code null} when that is not known
 * @param closedUntil before which nothing is sent; {@code null} when something may be
 * @param closedReason {@code budget_spent} or {@code secondary}; {@code null} when nothing is closed
 * @param inFlight calls of the account under way, over all replicas
 */
public record BudgetView(
        String credential,
        String account,
        String resource,
        @Nullable Integer limit,
        @Nullable Integer remaining,
        @Nullable Instant resetAt,
        @Nullable Instant closedUntil,
        @Nullable String closedReason,
        int inFlight) {}
