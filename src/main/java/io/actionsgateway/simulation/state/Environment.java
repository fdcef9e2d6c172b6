package io.actionsgateway.simulation.state;

import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.scenario.EnvironmentScript;
import io.actionsgateway.simulation.state.setting.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A deployment target of a repository. Guarded by the {@link World}. */
public final class Environment {

    private final long id;
    private final String name;
    private final Instant createdAt;
    private Instant updatedAt;
    private List<Account> reviewers;
    private Duration waitTimer;
    private boolean preventSelfReview;
    private final Scope scope;

    /** As a scenario has it. */
    Environment(EnvironmentScript script, Instant now) {
        this(script.id(), script.name(), now);
        reviewers = script.reviewers();
        waitTimer = script.waitTimer();
        preventSelfReview = script.preventSelfReview();
        scope.fill(script.variables(), script.secrets(), now);
    }

    /** One that nothing guards. */
    Environment(long id, String name, Instant now) {
        this.id = id;
        this.name = name;
        createdAt = now;
        updatedAt = now;
        reviewers = List.of();
        waitTimer = Duration.ZERO;
        scope = Scope.environment(id);
    }

    /** Puts other guards before it. */
    public void guard(List<Account> people, Duration timer, boolean notByOneself, Instant now) {
        reviewers = List.copyOf(people);
        waitTimer = timer;
        preventSelfReview = notByOneself;
        updatedAt = now;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public List<Account> reviewers() {
        return reviewers;
    }

    public Duration waitTimer() {
        return waitTimer;
    }

    public boolean preventSelfReview() {
        return preventSelfReview;
    }

    /** What only jobs that deploy here get. */
    public Scope scope() {
        return scope;
    }
}
