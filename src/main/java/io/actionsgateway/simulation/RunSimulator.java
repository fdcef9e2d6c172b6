package io.actionsgateway.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Moves runs along their workflow's script and the timeline, and announces every change. All state lives behind its
 * lock: whoever reads more than one thing does it {@link #still}.
 */
final class RunSimulator {

    private final Timeline timeline;
    private final Ids ids;
    private final Runs runs;
    private final Announcer announcer;

    RunSimulator(Timeline timeline, Ids ids, Announcer announcer) {
        this.timeline = timeline;
        this.ids = ids;
        this.announcer = announcer;
        runs = new Runs(ids);
    }

    /** Looks at the runs, or decides on them, while nothing moves. */
    synchronized <T> T still(Supplier<T> look) {
        return look.get();
    }

    Runs runs() {
        return runs;
    }

    synchronized WorkflowRun dispatch(WorkflowScript workflow, Map<String, String> inputs) {
        WorkflowRun run = runs.create(workflow, workflow.complete(inputs), timeline.now());
        announcer.dispatched(run);
        announcer.run("requested", run.latest());
        proceed(run.latest());
        return run;
    }

    /** Plays a completed run once more: same run, next attempt, and no second {@code requested}. */
    synchronized void rerun(WorkflowRun run) {
        proceed(run.nextAttempt(timeline.now()));
    }

    /** Like {@link #rerun}, except that jobs which succeeded stand as they are; GitHub tells of them again. */
    synchronized void rerunFailed(WorkflowRun run) {
        List<WorkflowJob> before = List.copyOf(run.latest().jobs());
        RunAttempt next = run.nextAttempt(timeline.now());
        before.stream()
                .filter(WorkflowJob::succeeded)
                .map(job -> job.carriedInto(next))
                .forEach(job -> {
                    runs.add(job);
                    announcer.job("completed", job);
                });
        proceed(next);
    }

    /** Lets jobs through the gate. */
    synchronized void approve(List<WorkflowJob> waiting, String comment) {
        RunAttempt attempt = waiting.getFirst().attempt();
        attempt.touch(timeline.now());
        announcer.reviewed("approved", waiting, comment);
        for (WorkflowJob job : waiting) {
            job.moveTo(Status.QUEUED, timeline.now());
            announcer.deploymentStatus(job, "queued");
            announcer.job("queued", job);
            later(job, () -> start(job));
        }
    }

    /** Turns jobs away at the gate: they fail, and so does the run. */
    synchronized void reject(List<WorkflowJob> waiting, String comment) {
        announcer.reviewed("rejected", waiting, comment);
        waiting.forEach(job -> complete(job, Conclusion.FAILURE));
    }

    /** Queues each job whose needs are met; when all are through, so is the attempt. */
    private void proceed(RunAttempt attempt) {
        for (JobScript script : attempt.run().workflow().jobs()) {
            List<Optional<WorkflowJob>> needed =
                    script.needs().stream().map(attempt::job).toList();
            boolean met =
                    needed.stream().allMatch(job -> job.isPresent() && job.get().status() == Status.COMPLETED);
            if (met && attempt.job(script.name()).isEmpty()) {
                boolean wanted = needed.stream().flatMap(Optional::stream).allMatch(WorkflowJob::succeeded);
                enter(new WorkflowJob(ids.next(), attempt, script, timeline.now()), wanted);
            }
        }
        boolean through = attempt.jobs().stream().allMatch(job -> job.status() == Status.COMPLETED);
        if (through && !attempt.isCompleted()) {
            attempt.complete(timeline.now());
            announcer.run("completed", attempt);
        }
    }

    private void enter(WorkflowJob job, boolean wanted) {
        runs.add(job);
        if (!wanted) {
            complete(job, Conclusion.SKIPPED);
            return;
        }
        Environment gate = job.script().environment();
        if (gate != null) {
            Instant now = timeline.now();
            job.deploys(new Deployment(ids.next(), gate, now, now));
            announcer.deployment(job);
        }
        announcer.job("queued", job);
        later(job, gate == null ? () -> start(job) : () -> hold(job));
    }

    private synchronized void hold(WorkflowJob job) {
        job.moveTo(Status.WAITING, timeline.now());
        job.attempt().touch(timeline.now());
        announcer.job("waiting", job);
        announcer.deploymentStatus(job, "waiting");
        announcer.reviewRequested(job);
    }

    private synchronized void start(WorkflowJob job) {
        RunAttempt attempt = job.attempt();
        boolean first = attempt.begin(timeline.now());
        job.start(timeline.now());
        if (first) {
            announcer.run("in_progress", attempt);
        }
        announcer.job("in_progress", job);
        announcer.deploymentStatus(job, "in_progress");
        work(job);
    }

    private void work(WorkflowJob job) {
        WorkflowRun run = job.attempt().run();
        timeline.after(run.workflow().step(run.inputs(), job.script()), () -> finishStep(job));
    }

    private synchronized void finishStep(WorkflowJob job) {
        if (job.finishStep(timeline.now())) {
            work(job);
        } else {
            complete(job, job.result());
        }
    }

    private void complete(WorkflowJob job, Conclusion how) {
        job.complete(timeline.now(), how);
        announcer.job("completed", job);
        announcer.deploymentStatus(job, how.word());
        proceed(job.attempt());
    }

    private void later(WorkflowJob job, Runnable move) {
        WorkflowRun run = job.attempt().run();
        timeline.after(run.workflow().queued(run.inputs()), move);
    }
}
