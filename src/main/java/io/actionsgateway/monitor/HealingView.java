package io.actionsgateway.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What comparing runs with GitHub's lists has come to.
 *
 * @param repositories how many have been compared
 * @param healedUntil when the one that waits longest was compared; {@code null} when none has been
 * @param lists requests spent on lists of runs, ever
 * @param gets requests spent on single runs, ever
 * @param jobs requests spent on lists of jobs, ever
 */
public record HealingView(int repositories, @Nullable Instant healedUntil, long lists, long gets, long jobs) {}
