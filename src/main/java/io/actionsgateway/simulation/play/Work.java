package io.actionsgateway.simulation.play;

import io.actionsgateway.simulation.scenario.Expression;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.Status;
import io.actionsgateway.simulation.state.WorkflowJob;
import java.time.Duration;

/** Runs jobs on runners, step after step. */
final class Work {

    private final Course course;
    private final Odds odds;

    Work(Course course) {
        this.course = course;
        odds = new Odds(course.seed());
    }

    /** Starts a job unless it was cancelled in the queue. */
    void start(WorkflowJob job) {
        if (job.status() != Status.QUEUED) {
            return;
        }
        RunAttempt attempt = job.attempt();
        boolean first = attempt.begin(course.now());
        job.start(course.now());
        boolean busy = startFrom(job, 0);
        if (first) {
            course.announcer().run("in_progress", attempt);
        }
        course.announcer().job("in_progress", job);
        course.announcer().deployments().status(job, "in_progress");
        proceed(job, busy);
    }

    /** Starts the first step from that one on whose condition holds; false when there is none. */
    private boolean startFrom(WorkflowJob job, int from) {
        for (int index = from; index < job.steps().size(); index++) {
            if (Expression.holds(job.script().steps().get(index).condition(), Course.scope(job))) {
                job.startStep(index, course.now());
                return true;
            }
            job.skipStep(index, course.now());
        }
        return false;
    }

    private void proceed(WorkflowJob job, boolean busy) {
        if (busy) {
            await(job, job.runningStep());
        } else {
            course.complete(job, job.result());
        }
    }

    private void await(WorkflowJob job, int index) {
        Duration takes = Pace.step(job, index);
        Duration left = Duration.between(
                course.now(), job.startedAt().plus(job.script().extras().timeout()));
        if (!job.cancelled() && takes.compareTo(left) > 0) {
            course.after(left, () -> whileIn(job, index, () -> cancel(job)));
        } else {
            course.after(takes, () -> whileIn(job, index, () -> finish(job, index, odds.of(job, index))));
        }
    }

    /** Moves only a job that is still where it was when the move was planned. */
    private static void whileIn(WorkflowJob job, int index, Runnable move) {
        if (job.status() == Status.IN_PROGRESS && job.runningStep() == index) {
            move.run();
        }
    }

    private void finish(WorkflowJob job, int index, Conclusion how) {
        job.completeStep(index, course.now(), how);
        proceed(job, startFrom(job, index + 1));
    }

    /** Ends a job early: its step now, and the job after those steps that run in any case. */
    void cancel(WorkflowJob job) {
        boolean again = job.cancelled();
        job.cancel();
        int index = job.runningStep();
        if (index < 0) {
            course.complete(job, Conclusion.CANCELLED);
        } else if (!again) {
            finish(job, index, Conclusion.CANCELLED);
        }
    }

    /** Ends a job at once. */
    void kill(WorkflowJob job) {
        job.cancel();
        int running = job.runningStep();
        if (running >= 0) {
            job.completeStep(running, course.now(), Conclusion.CANCELLED);
            for (int index = running + 1; index < job.steps().size(); index++) {
                job.skipStep(index, course.now());
            }
        }
        course.complete(job, Conclusion.CANCELLED);
    }
}
