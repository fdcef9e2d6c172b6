package io.actionsgateway.simulation.play;

import io.actionsgateway.simulation.scenario.ConcurrencyScript;
import io.actionsgateway.simulation.scenario.Placeholders;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.ConcurrencyGroup.Member;
import io.actionsgateway.simulation.state.ConcurrencyGroups;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.Status;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets one run or job of a concurrency group go on at a time; of those that wait only the newest stays. */
final class Turns {

    private final Course course;
    private final Cancellation cancellation;

    Turns(Course course, Cancellation cancellation) {
        this.course = course;
        this.cancellation = cancellation;
    }

    /** Whether a run may go on now; else it is pending. */
    boolean takes(RunAttempt attempt) {
        ConcurrencyScript script = attempt.run().workflow().script().concurrency();
        boolean free = script == null || enter(script, attempt.values(Map.of()), attempt.run(), null);
        attempt.hold(!free, course.now());
        return free;
    }

    /** Whether a job may go on now; else it is pending. */
    boolean takes(WorkflowJob job) {
        ConcurrencyScript script = job.script().extras().concurrency();
        boolean free =
                script == null || enter(script, job.values(), job.attempt().run(), job);
        if (!free) {
            job.moveTo(Status.PENDING, course.now());
        }
        return free;
    }

    private boolean enter(
            ConcurrencyScript script,
            Map<String, Map<String, String>> values,
            WorkflowRun run,
            @Nullable WorkflowJob job) {
        String name = Placeholders.fill(script.group(), values);
        ConcurrencyGroups groups = run.repository().concurrencyGroups();
        groups.group(name).ifPresent(group -> {
            group.pending().forEach(this::replace);
            if (Placeholders.fill(script.cancelsInProgress(), values).equals("true")) {
                group.holder().ifPresent(this::interrupt);
            }
        });
        return groups.enter(name, run, job, course.now());
    }

    private void replace(Member older) {
        WorkflowJob job = older.job();
        if (job == null) {
            cancellation.replace(older.run().latest());
        } else {
            course.complete(job, Conclusion.CANCELLED);
        }
    }

    private void interrupt(Member holder) {
        WorkflowJob job = holder.job();
        if (job == null) {
            cancellation.soon(holder.run());
        } else {
            cancellation.soon(job);
        }
    }

    /** Gives back a run's turn; who has it then. */
    Optional<Member> leave(RunAttempt attempt) {
        ConcurrencyScript script = attempt.run().workflow().script().concurrency();
        return script == null
                ? Optional.empty()
                : leave(Placeholders.fill(script.group(), attempt.values(Map.of())), attempt.run(), null);
    }

    /** Gives back a job's turn; who has it then. */
    Optional<Member> leave(WorkflowJob job) {
        ConcurrencyScript script = job.script().extras().concurrency();
        return script == null
                ? Optional.empty()
                : leave(
                        Placeholders.fill(script.group(), job.values()),
                        job.attempt().run(),
                        job);
    }

    private Optional<Member> leave(String name, WorkflowRun run, @Nullable WorkflowJob job) {
        return run.repository().concurrencyGroups().leave(name, run, job, course.now());
    }
}
