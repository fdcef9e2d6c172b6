package io.actionsgateway.simulation.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step does when it is played.
 *
 * @param name of the step
 * @param always whether it runs after a failure too
 * @param conclusion {@code success} or {@code failure}; may name an input, as in <code>${{ inputs.outcome }}</code>
 * @param flaky how probably it fails although it is to succeed, from 0 to 1
 * @param takes how long, in seconds, may name an input; without it the job's time is shared equally
 * @param log lines it writes
 */
public record StepScript(
        String name,
        boolean always,
        String conclusion,
        double flaky,
        @Nullable String takes,
        List<String> log) {

    public StepScript {
        log = List.copyOf(log);
    }

    /** A step that succeeds and takes its share. */
    public static StepScript named(String name) {
        return new StepScript(name, false, "success", 0, null, List.of());
    }

    /** The same step, running after failures too. */
    public StepScript inAnyCase() {
        return new StepScript(name, true, conclusion, flaky, takes, log);
    }

    /** The same step, ending as said. */
    public StepScript ending(String how) {
        return new StepScript(name, always, how, flaky, takes, log);
    }
}
