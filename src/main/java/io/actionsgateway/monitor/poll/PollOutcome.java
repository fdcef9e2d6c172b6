package io.actionsgateway.monitor.poll;

import io.actionsgateway.github.transport.GitHubException;
import java.util.Locale;

/** What came of asking GitHub about a run, for the metrics. */
enum PollOutcome {
    /** Webhooks have told enough; GitHub was not asked. */
    SPARED,
    /** GitHub told what no webhook had. */
    CHANGED,
    /** GitHub told nothing new. */
    SAME,
    /** The run has ended. */
    ENDED,
    /** GitHub does not know it. */
    ABSENT,
    /** Our budget, or GitHub's limits, did not let us ask. */
    LIMITED,
    /** GitHub did not answer. */
    FAILED;

    static PollOutcome of(RuntimeException failure) {
        return switch (failure) {
            case GitHubException.RateLimited _, GitHubException.SecondaryLimited _, GitHubException.CircuitOpen _ ->
                LIMITED;
            default -> FAILED;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
