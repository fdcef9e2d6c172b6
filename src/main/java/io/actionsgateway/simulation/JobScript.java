package io.actionsgateway.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job does when it is played.
 *
 * @param name of the job
 * @param needs jobs that must have succeeded first
 * @param steps their names, in order; the first sets up, the last cleans up and runs even after a failure
 * @param fragile the step that fails when the run is to fail
 * @param environment where it deploys to, behind that environment's reviewers
 */
record JobScript(
        String name,
        List<String> needs,
        List<String> steps,
        @Nullable String fragile,
        @Nullable Environment environment) {

    JobScript {
        needs = List.copyOf(needs);
        steps = List.copyOf(steps);
    }
}
