package io.actionsgateway.simulation.play;

import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Begins further attempts; jobs that need not run again stand as they are, and GitHub tells of them again. */
final class Reruns {

    private static final Set<Conclusion> BAD =
            EnumSet.of(Conclusion.FAILURE, Conclusion.CANCELLED, Conclusion.TIMED_OUT);

    private final Course course;

    Reruns(Course course) {
        this.course = course;
    }

    RunAttempt all(WorkflowRun run, Account asker) {
        return again(run, asker, job -> true);
    }

    RunAttempt failed(WorkflowRun run, Account asker) {
        return again(run, asker, job -> job.conclusion() != null && BAD.contains(job.conclusion()));
    }

    RunAttempt one(WorkflowJob wanted, Account asker) {
        return again(wanted.attempt().run(), asker, job -> job.id() == wanted.id());
    }

    /** Those that are chosen, and all that depend on them. */
    private RunAttempt again(WorkflowRun run, Account asker, Predicate<WorkflowJob> chosen) {
        List<WorkflowJob> before = List.copyOf(run.latest().jobs());
        Set<String> keys =
                before.stream().filter(chosen).map(job -> job.script().key()).collect(Collectors.toUnmodifiableSet());
        Set<String> dependents = Graph.dependents(run.workflow().script(), keys);
        RunAttempt next = run.nextAttempt(asker, course.now());
        before.stream()
                .filter(job ->
                        !chosen.test(job) && !dependents.contains(job.script().key()))
                .map(job -> job.carriedInto(next))
                .forEach(job -> {
                    run.repository().runs().add(job);
                    course.announcer().job("completed", job);
                });
        return next;
    }
}
