package io.actionsgateway.api.v1;

import java.util.List;
import java.util.Locale;

/**
 * A decision that GitHub has taken.
 *
 * @param runId the run
 * @param environments names of what was decided about
 * @param decision {@code approved} or {@code rejected}
 */
record DecisionView(long runId, List<String> environments, String decision) {

    static DecisionView of(long runId, ReviewRequest review) {
        return new DecisionView(
                runId,
                review.environments().stream().sorted().toList(),
                review.decision().name().toLowerCase(Locale.ROOT));
    }
}
