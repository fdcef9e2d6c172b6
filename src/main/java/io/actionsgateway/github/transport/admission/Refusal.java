package io.actionsgateway.github.transport.admission;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * GitHub refused a call because of a limit.
 *
 * @param obstacle {@link Obstacle#BUDGET_SPENT} or {@link Obstacle#SECONDARY}
 * @param pause how long it wants us to wait, if it says so
 */
record Refusal(Obstacle obstacle, @Nullable Duration pause) {}
