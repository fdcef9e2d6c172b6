package io.actionsgateway.simulation.state;

import io.actionsgateway.simulation.scenario.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A run and all its attempts. Guarded by the {@link World}. */
public final class WorkflowRun {

    private static final Duration LOGS_KEPT = Duration.ofDays(90);

    private final long id;
    private final long checkSuiteId;
    private final int number;
    private final Repository repository;
    private final Workflow workflow;
    private final Trigger trigger;
    private final Instant createdAt;
    private final List<RunAttempt> attempts = new ArrayList<>();
    private final List<Review> reviews = new ArrayList<>();
    private final Set<Long> withoutLog = new HashSet<>();

    WorkflowRun(Ids ids, Repository repository, Workflow workflow, Trigger trigger, Instant now) {
        id = ids.next();
        checkSuiteId = ids.next();
        number = workflow.nextRun();
        this.repository = repository;
        this.workflow = workflow;
        this.trigger = trigger;
        createdAt = now;
        attempts.add(new RunAttempt(this, 1, trigger.actor(), now));
    }

    /** Begins the next attempt, which somebody asked for. */
    public RunAttempt nextAttempt(Account asker, Instant now) {
        attempts.add(new RunAttempt(this, attempts.size() + 1, asker, now));
        return latest();
    }

    /** Keeps what somebody decided on its deployments. */
    public void review(Review review) {
        reviews.add(review);
    }

    /** What was decided on its deployments, in all attempts. */
    public List<Review> reviews() {
        return reviews;
    }

    /** Takes the logs of all its attempts away; those of later ones will stay. */
    public void dropLogs() {
        attempts.forEach(attempt -> attempt.jobs().forEach(job -> withoutLog.add(job.id())));
    }

    /** Whether a job of this run was on a runner, has ended, and left a log that nobody took away. */
    public boolean hasLog(WorkflowJob job) {
        return job.status() == Status.COMPLETED && !job.steps().isEmpty() && !withoutLog.contains(job.id());
    }

    /** Whether its logs have gone by themselves: GitHub keeps them for 90 days. */
    public boolean logsExpired(Instant now) {
        return !now.isBefore(createdAt.plus(LOGS_KEPT));
    }

    public RunAttempt latest() {
        return attempts.getLast();
    }

    public long id() {
        return id;
    }

    public long checkSuiteId() {
        return checkSuiteId;
    }

    public int number() {
        return number;
    }

    public Repository repository() {
        return repository;
    }

    public Workflow workflow() {
        return workflow;
    }

    public Trigger trigger() {
        return trigger;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public List<RunAttempt> attempts() {
        return attempts;
    }
}
