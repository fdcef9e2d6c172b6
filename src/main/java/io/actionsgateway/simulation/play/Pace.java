package io.actionsgateway.simulation.play;

import io.actionsgateway.simulation.scenario.Placeholders;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import io.actionsgateway.simulation.state.WorkflowJob;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fast jobs go: each has an equal share of the run's time, a fifth of which it stands in the queue. Jobs and steps
 * may have times of their own.
 */
final class Pace {

    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

    private Pace() {}

    static Duration queued(WorkflowJob job) {
        return share(job).dividedBy(5);
    }

    static Duration step(WorkflowJob job, int index) {
        String own = job.script().steps().get(index).takes();
        return own != null
                ? seconds(own, job)
                : share(job).minus(queued(job)).dividedBy(job.script().steps().size());
    }

    private static Duration share(WorkflowJob job) {
        WorkflowScript workflow = job.attempt().run().workflow().script();
        @Nullable String own = job.script().extras().takes();
        return own != null
                ? seconds(own, job)
                : seconds(workflow.takes(), job)
                        .dividedBy(Math.max(1, workflow.jobs().size()));
    }

    /** What is no number takes no time. */
    private static Duration seconds(String text, WorkflowJob job) {
        String number = Placeholders.in(text) ? Placeholders.fill(text, job.values()) : text;
        return number.matches("\\d{1,7}(\\.\\d{1,3})?")
                ? Duration.ofMillis(new BigDecimal(number).multiply(MILLIS).longValue())
                : Duration.ZERO;
    }
}
