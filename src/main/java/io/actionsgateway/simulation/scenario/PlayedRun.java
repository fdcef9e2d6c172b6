package io.actionsgateway.simulation.scenario;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run that is over when the twin starts.
 *
 * @param workflow the file's name, such as {@code ci.yml}
 * @param inputs what it was dispatched with
 * @param ago how long before the twin's start it was dispatched
 * @param event what it began with, such as {@code workflow_dispatch}
 * @param branch it ran on; the default branch without
 */
public record PlayedRun(
        String workflow,
        Map<String, String> inputs,
        Duration ago,
        String event,
        @Nullable String branch) {

    public PlayedRun {
        inputs = Map.copyOf(inputs);
    }

    /** A run that was dispatched on the default branch. */
    public PlayedRun(String workflow, Map<String, String> inputs, Duration ago) {
        this(workflow, inputs, ago, WorkflowScript.DISPATCH, null);
    }
}
