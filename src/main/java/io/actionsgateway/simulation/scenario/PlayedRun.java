package io.actionsgateway.simulation.scenario;

import java.time.Duration;
import java.util.Map;

/**
 * A run that is over when the twin starts.
 *
 * @param workflow the file's name, such as {@code ci.yml}
 * @param inputs what it was dispatched with
 * @param ago how long before the twin's start it was dispatched
 */
public record PlayedRun(String workflow, Map<String, String> inputs, Duration ago) {

    public PlayedRun {
        inputs = Map.copyOf(inputs);
    }
}
