package io.actionsgateway.simulation.play;

import io.actionsgateway.simulation.scenario.Expression;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.Status;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.time.Duration;
import java.util.List;

/** Ends runs early. */
final class Cancellation {

    /** GitHub says yes at once and acts a moment later. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Course course;
    private final Work work;

    Cancellation(Course course, Work work) {
        this.course = course;
        this.work = work;
    }

    void soon(WorkflowRun run) {
        RunAttempt attempt = run.latest();
        course.after(MOMENT, () -> now(attempt));
    }

    void soon(WorkflowJob job) {
        course.after(MOMENT, () -> {
            if (!job.isCompleted()) {
                end(job);
            }
        });
    }

    private void now(RunAttempt attempt) {
        if (attempt.isCompleted()) {
            return;
        }
        attempt.cancel(course.now());
        open(attempt).stream().filter(job -> !survives(job)).forEach(this::end);
        finishWhenIdle(attempt);
    }

    private static boolean survives(WorkflowJob job) {
        Expression.Scope scope = new Expression.Scope(job.values(), false, false, true);
        return Expression.holds(job.script().condition(), scope);
    }

    private void end(WorkflowJob job) {
        if (job.status() == Status.IN_PROGRESS) {
            work.cancel(job);
        } else {
            course.complete(job, Conclusion.CANCELLED);
        }
    }

    /** Nothing runs any more after this, whatever its condition. */
    void atOnce(WorkflowRun run) {
        RunAttempt attempt = run.latest();
        attempt.cancel(course.now());
        attempt.force();
        open(attempt).forEach(work::kill);
        finishWhenIdle(attempt);
    }

    /** A run that waited for its concurrency group has no job whose end would end it. */
    private void finishWhenIdle(RunAttempt attempt) {
        if (!attempt.isCompleted() && attempt.jobs().isEmpty()) {
            course.finish(attempt);
        }
    }

    /** Cancels the other combinations of a failed job's matrix. */
    void failFast(WorkflowJob failed) {
        boolean hasty = failed.conclusion() == Conclusion.FAILURE
                && failed.script().extras().failFast()
                && !failed.tolerated();
        if (hasty) {
            List.copyOf(failed.attempt().jobs(failed.script().key())).stream()
                    .filter(job -> !job.isCompleted())
                    .forEach(this::end);
        }
    }

    /** Cancels a run that another one replaces in the queue. */
    void replace(RunAttempt attempt) {
        attempt.cancel(course.now());
        course.finish(attempt);
    }

    private static List<WorkflowJob> open(RunAttempt attempt) {
        return attempt.jobs().stream().filter(job -> !job.isCompleted()).toList();
    }
}
