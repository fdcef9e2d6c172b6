package io.actionsgateway.simulation.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step does when it is played.
 *
 * @param name of the step; may hold expressions
 * @param condition when it runs, such as {@code success()} or {@code always()}
 * @param conclusion {@code success} or {@code failure}; may name an input, as in <code>${{ inputs.outcome }}</code>
 * @param flaky how probably it fails although it is to succeed, from 0 to 1
 * @param takes how long, in seconds, may name an input; without it the job's time is shared equally
 * @param log lines it writes
 * @param continueOnError whether the job succeeds although it fails
 */
public record StepScript(
        String name,
        String condition,
        String conclusion,
        double flaky,
        @Nullable String takes,
        List<String> log,
        boolean continueOnError) {

    public StepScript {
        log = List.copyOf(log);
    }

    /** A step that succeeds and takes its share. */
    public static StepScript named(String name) {
        return new StepScript(name, JobScript.SUCCESS, "success", 0, null, List.of(), false);
    }

    /** The same step, running after failures too. */
    public StepScript inAnyCase() {
        return when("always()");
    }

    /** The same step, under another condition. */
    public StepScript when(String holds) {
        return new StepScript(name, holds, conclusion, flaky, takes, log, continueOnError);
    }

    /** The same step, ending as said. */
    public StepScript ending(String how) {
        return new StepScript(name, condition, how, flaky, takes, log, continueOnError);
    }

    /** The same step, failing now and then. */
    public StepScript flaky(double probability) {
        return new StepScript(name, condition, conclusion, probability, takes, log, continueOnError);
    }

    /** The same step, lasting so many seconds. */
    public StepScript taking(String seconds) {
        return new StepScript(name, condition, conclusion, flaky, seconds, log, continueOnError);
    }

    /** The same step, whose failure the job survives. */
    public StepScript tolerated() {
        return new StepScript(name, condition, conclusion, flaky, takes, log, true);
    }
}
