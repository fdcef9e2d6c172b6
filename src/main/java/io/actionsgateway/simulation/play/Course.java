package io.actionsgateway.simulation.play;

import io.actionsgateway.simulation.hook.Announcer;
import io.actionsgateway.simulation.scenario.Expression;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.World;
import io.actionsgateway.simulation.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** What all that moves runs share: time, the announcer, and the two endings that others wait for. */
final class Course {

    private final World world;
    private final Timeline timeline;
    private final Announcer announcer;
    private Consumer<WorkflowJob> afterJob = unheard -> {};
    private Consumer<RunAttempt> afterRun = unheard -> {};

    Course(World world, Timeline timeline, Announcer announcer) {
        this.world = world;
        this.timeline = timeline;
        this.announcer = announcer;
    }

    void whenOver(Consumer<WorkflowJob> job, Consumer<RunAttempt> run) {
        afterJob = job;
        afterRun = run;
    }

    Instant now() {
        return timeline.now();
    }

    long newId() {
        return world.ids().next();
    }

    long seed() {
        return world.ids().seed();
    }

    World world() {
        return world;
    }

    Announcer announcer() {
        return announcer;
    }

    void after(Duration delay, Runnable move) {
        timeline.after(delay, () -> world.change(move));
    }

    /** Ends a job; what depends on it goes on. */
    void complete(WorkflowJob job, Conclusion how) {
        if (job.isCompleted()) {
            return;
        }
        job.complete(now(), how);
        job.repository().artifacts().upload(job, now());
        announcer.completed(job);
        announcer.deployments().status(job, how.word());
        afterJob.accept(job);
    }

    /** Ends an attempt. */
    void finish(RunAttempt attempt) {
        attempt.hold(false, now());
        attempt.complete(now());
        announcer.run("completed", attempt);
        afterRun.accept(attempt);
    }

    /** What the conditions of a job's steps are about. */
    static Expression.Scope scope(WorkflowJob job) {
        boolean well = !job.failed() && !job.cancelled();
        return new Expression.Scope(job.values(), well, job.failed() && !job.cancelled(), job.cancelled());
    }
}
