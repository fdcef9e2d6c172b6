package io.actionsgateway.simulation.play;

import io.actionsgateway.simulation.scenario.Placeholders;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import io.actionsgateway.simulation.state.WorkflowJob;
import java.time.Duration;

/** How fast jobs go: each has an equal share of the run's time, a fifth of which it stands in the queue. */
final class Pace {

    private Pace() {}

    static Duration queued(WorkflowJob job) {
        return share(job).dividedBy(5);
    }

    static Duration step(WorkflowJob job) {
        return share(job).minus(queued(job)).dividedBy(job.script().steps().size());
    }

    private static Duration share(WorkflowJob job) {
        WorkflowScript workflow = job.attempt().run().workflow().script();
        String seconds = Placeholders.fill(workflow.takes(), job.values());
        return Duration.ofSeconds(Long.parseLong(seconds))
                .dividedBy(Math.max(1, workflow.jobs().size()));
    }
}
