package io.actionsgateway.github;

import io.actionsgateway.github.client.Request;
import java.util.Map;

/** What re-runs of runs and jobs have in common. */
final class Reruns {

    private Reruns() {}

    static Request debugging(Request rerun, boolean enable) {
        return enable ? rerun.body(Map.of("enable_debug_logging", true)) : rerun;
    }
}
