package io.actionsgateway.simulation.play;

import io.actionsgateway.simulation.scenario.Placeholders;
import io.actionsgateway.simulation.scenario.StepScript;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.WorkflowJob;
import java.util.Random;

/** How steps end: as their script says, except for flaky ones, which the twin's seed, the attempt and the job decide on. */
final class Odds {

    private final long seed;

    Odds(long seed) {
        this.seed = seed;
    }

    Conclusion of(WorkflowJob job, int index) {
        StepScript step = job.script().steps().get(index);
        boolean fails = Placeholders.fill(step.conclusion(), job.values()).equals(Conclusion.FAILURE.word());
        return fails || isUnlucky(job, index, step.flaky()) ? Conclusion.FAILURE : Conclusion.SUCCESS;
    }

    private boolean isUnlucky(WorkflowJob job, int index, double flaky) {
        return flaky > 0 && new Random(subSeed(job, index)).nextDouble() < flaky;
    }

    private long subSeed(WorkflowJob job, int index) {
        long mixed = seed * 31 + job.attempt().run().id();
        mixed = mixed * 31 + job.attempt().number();
        mixed = mixed * 31 + job.name().hashCode();
        return (mixed * 31 + index) * 0x9E3779B97F4A7C15L;
    }
}
