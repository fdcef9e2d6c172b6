package io.actionsgateway.simulation.play;

import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.scenario.Placeholders;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.Deployment;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.Gate;
import io.actionsgateway.simulation.state.ProtectionRule;
import io.actionsgateway.simulation.state.Review;
import io.actionsgateway.simulation.state.Status;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.List;

/** Holds jobs back before their environment until reviewers, its timer and its Apps let them through. */
final class Gates {

    private final Course course;
    private final Work work;

    Gates(Course course, Work work) {
        this.course = course;
        this.work = work;
    }

    /** Queues a job, before its environment's gate if that is guarded. */
    void arrive(WorkflowJob job) {
        job.moveTo(Status.QUEUED, course.now());
        String target = job.script().environment();
        if (target != null) {
            String name = Placeholders.in(target) ? Placeholders.fill(target, job.values()) : target;
            Environment environment =
                    job.repository().environment(name, course.world().ids(), course.now());
            job.deploys(new Deployment(course.newId(), environment, course.now(), course.now()));
            course.announcer().deployments().created(job);
        }
        course.announcer().job("queued", job);
        boolean free = job.environment().map(Environment::isOpen).orElse(true);
        course.after(Pace.queued(job), free ? () -> work.start(job) : () -> hold(job));
    }

    private void hold(WorkflowJob job) {
        if (job.status() != Status.QUEUED) {
            return;
        }
        job.hold(course.now());
        job.attempt().touch(course.now());
        course.announcer().job("waiting", job);
        course.announcer().deployments().status(job, "waiting");
        job.gate().ifPresent(gate -> ask(job, gate));
    }

    private void ask(WorkflowJob job, Gate gate) {
        if (gate.awaitsReview()) {
            course.announcer().deployments().reviewRequested(job);
        }
        gate.environment().rules().stream()
                .filter(ProtectionRule::enabled)
                .forEach(rule -> course.announcer().deployments().ruleRequested(job));
        if (gate.awaitsTimer()) {
            course.after(gate.environment().waitTimer(), () -> wake(job, gate));
        }
        pass(job, gate);
    }

    private void wake(WorkflowJob job, Gate gate) {
        gate.wake();
        pass(job, gate);
    }

    /** Queues the job again once nobody holds it back. */
    private void pass(WorkflowJob job, Gate gate) {
        if (gate.isOpen() && job.gate().filter(gate::equals).isPresent()) {
            job.attempt().touch(course.now());
            job.release(course.now());
            course.announcer().deployments().status(job, "queued");
            course.announcer().job("queued", job);
            course.after(Pace.queued(job), () -> work.start(job));
        }
    }

    void approve(List<WorkflowJob> jobs, Account reviewer, String comment) {
        record("approved", jobs, reviewer, comment);
        course.announcer().deployments().reviewed("approved", reviewer, jobs, comment);
        for (WorkflowJob job : jobs) {
            job.gate().ifPresent(gate -> {
                gate.review();
                pass(job, gate);
            });
        }
    }

    void reject(List<WorkflowJob> jobs, Account reviewer, String comment) {
        record("rejected", jobs, reviewer, comment);
        course.announcer().deployments().reviewed("rejected", reviewer, jobs, comment);
        jobs.forEach(job -> course.complete(job, Conclusion.FAILURE));
    }

    /** What an App says of all jobs that wait for it there. */
    void decide(WorkflowRun run, Environment environment, String app, boolean approved, String comment) {
        List<WorkflowJob> asked = run.latest().jobs().stream()
                .filter(job -> job.gate()
                        .filter(gate -> gate.environment() == environment)
                        .filter(gate -> gate.undecided().contains(app))
                        .isPresent())
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        record(approved ? "approved" : "rejected", asked, account(environment, app), comment);
        asked.forEach(job -> job.gate().ifPresent(gate -> {
            if (approved) {
                gate.allow(app);
                pass(job, gate);
            } else {
                course.complete(job, Conclusion.FAILURE);
            }
        }));
    }

    private static Account account(Environment environment, String app) {
        long id = environment.rules().stream()
                .filter(rule -> rule.app().equals(app))
                .mapToLong(ProtectionRule::appId)
                .findFirst()
                .orElse(0);
        return new Account(app + "[bot]", id, "Bot");
    }

    private void record(String state, List<WorkflowJob> jobs, Account who, String comment) {
        List<Environment> environments = jobs.stream()
                .flatMap(job -> job.environment().stream())
                .distinct()
                .toList();
        jobs.getFirst().attempt().touch(course.now());
        jobs.getFirst().attempt().run().review(new Review(state, who, comment, environments));
    }
}
