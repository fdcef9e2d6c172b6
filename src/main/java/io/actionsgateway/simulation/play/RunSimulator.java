package io.actionsgateway.simulation.play;

import io.actionsgateway.simulation.hook.Announcer;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.scenario.JobScript;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.Deployment;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.Status;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.Workflow;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import io.actionsgateway.simulation.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Moves runs along their workflow's script and the timeline, and announces every change. Callers are {@link World#still}. */
public final class RunSimulator {

    private final World world;
    private final Announcer announcer;

    public RunSimulator(World world, Announcer announcer) {
        this.world = world;
        this.announcer = announcer;
    }

    /** Starts a run; of dispatches, and of no other event, GitHub tells Apps. */
    public WorkflowRun dispatch(Repository repository, Workflow workflow, Trigger trigger) {
        WorkflowRun run = repository.runs().create(repository, workflow, trigger, world.now());
        if (trigger.event().equals(WorkflowScript.DISPATCH)) {
            announcer.dispatched(run);
        }
        announcer.run("requested", run.latest());
        proceed(run.latest());
        return run;
    }

    /** Plays a completed run once more: same run, next attempt, and no second {@code requested}. */
    public void rerun(WorkflowRun run, Account asker) {
        proceed(run.nextAttempt(asker, world.now()));
    }

    /** Like {@link #rerun}, except that jobs which succeeded stand as they are; GitHub tells of them again. */
    public void rerunFailed(WorkflowRun run, Account asker) {
        List<WorkflowJob> before = List.copyOf(run.latest().jobs());
        RunAttempt next = run.nextAttempt(asker, world.now());
        before.stream()
                .filter(WorkflowJob::succeeded)
                .map(job -> job.carriedInto(next))
                .forEach(job -> {
                    run.repository().runs().add(job);
                    announcer.job("completed", job);
                });
        proceed(next);
    }

    /** Lets jobs through the gate. */
    public void approve(List<WorkflowJob> waiting, Account reviewer, String comment) {
        RunAttempt attempt = waiting.getFirst().attempt();
        attempt.touch(world.now());
        announcer.reviewed("approved", reviewer, waiting, comment);
        for (WorkflowJob job : waiting) {
            job.moveTo(Status.QUEUED, world.now());
            announcer.deploymentStatus(job, "queued");
            announcer.job("queued", job);
            later(job, () -> start(job));
        }
    }

    /** Turns jobs away at the gate: they fail, and so does the run. */
    public void reject(List<WorkflowJob> waiting, Account reviewer, String comment) {
        announcer.reviewed("rejected", reviewer, waiting, comment);
        waiting.forEach(job -> complete(job, Conclusion.FAILURE));
    }

    /** Queues each job whose needs are met; when all are through, so is the attempt. */
    private void proceed(RunAttempt attempt) {
        for (JobScript script : attempt.run().workflow().script().jobs()) {
            List<WorkflowJob> needed = script.needs().stream()
                    .flatMap(key -> attempt.jobs(key).stream())
                    .toList();
            boolean met =
                    script.needs().stream().noneMatch(key -> attempt.jobs(key).isEmpty())
                            && needed.stream().allMatch(job -> job.status() == Status.COMPLETED);
            if (met && attempt.jobs(script.key()).isEmpty()) {
                boolean wanted = needed.stream().allMatch(WorkflowJob::succeeded);
                script.matrix()
                        .forEach(each ->
                                enter(new WorkflowJob(world.ids().next(), attempt, script, each, world.now()), wanted));
            }
        }
        boolean through = attempt.jobs().stream().allMatch(job -> job.status() == Status.COMPLETED);
        if (through && !attempt.isCompleted()) {
            attempt.complete(world.now());
            announcer.run("completed", attempt);
        }
    }

    private void enter(WorkflowJob job, boolean wanted) {
        job.repository().runs().add(job);
        if (!wanted) {
            complete(job, Conclusion.SKIPPED);
            return;
        }
        String target = job.script().environment();
        if (target != null) {
            Instant now = world.now();
            Environment gate = job.repository().environment(target, world.ids(), now);
            job.deploys(new Deployment(world.ids().next(), gate, now, now));
            announcer.deployment(job);
        }
        announcer.job("queued", job);
        boolean guarded =
                job.environment().filter(gate -> !gate.reviewers().isEmpty()).isPresent();
        later(job, guarded ? () -> hold(job) : () -> start(job));
    }

    private void hold(WorkflowJob job) {
        job.moveTo(Status.WAITING, world.now());
        job.attempt().touch(world.now());
        announcer.job("waiting", job);
        announcer.deploymentStatus(job, "waiting");
        announcer.reviewRequested(job);
    }

    private void start(WorkflowJob job) {
        RunAttempt attempt = job.attempt();
        boolean first = attempt.begin(world.now());
        job.start(world.now());
        if (first) {
            announcer.run("in_progress", attempt);
        }
        announcer.job("in_progress", job);
        announcer.deploymentStatus(job, "in_progress");
        work(job);
    }

    private void work(WorkflowJob job) {
        after(Pace.step(job), () -> finishStep(job));
    }

    private void finishStep(WorkflowJob job) {
        if (job.finishStep(world.now())) {
            work(job);
        } else {
            complete(job, job.result());
        }
    }

    private void complete(WorkflowJob job, Conclusion how) {
        job.complete(world.now(), how);
        announcer.job("completed", job);
        announcer.deploymentStatus(job, how.word());
        proceed(job.attempt());
    }

    private void later(WorkflowJob job, Runnable move) {
        after(Pace.queued(job), move);
    }

    private void after(Duration delay, Runnable move) {
        world.timeline().after(delay, () -> world.change(move));
    }
}
