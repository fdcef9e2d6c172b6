package io.actionsgateway.simulation.state;

import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.scenario.EnvironmentScript;
import io.actionsgateway.simulation.state.setting.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deployment target of a repository. Guarded by the {@link World}. */
public final class Environment {

    private final long id;
    private final String name;
    private final Instant createdAt;
    private Instant updatedAt;
    private List<Account> reviewers;
    private Duration waitTimer;
    private boolean preventSelfReview;
    private @Nullable BranchPolicy branchPolicy;
    private final List<ProtectionRule> rules = new ArrayList<>();
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

    /** Lets only some branches deploy to it; all without a policy. */
    public void restrict(@Nullable BranchPolicy policy) {
        branchPolicy = policy;
    }

    public @Nullable BranchPolicy branchPolicy() {
        return branchPolicy;
    }

    /** Lets an App decide on deployments to it too. */
    public ProtectionRule add(ProtectionRule rule) {
        rules.add(rule);
        return rule;
    }

    /** Stops asking an App; false when there is no such rule. */
    public boolean removeRule(long rule) {
        return rules.removeIf(each -> each.id() == rule);
    }

    /** Apps that decide on deployments to it. */
    public List<ProtectionRule> rules() {
        return Collections.unmodifiableList(rules);
    }

    /** Whether a deployment goes there without waiting for anybody. */
    public boolean isOpen() {
        return reviewers.isEmpty() && waitTimer.isZero() && rules.stream().noneMatch(ProtectionRule::enabled);
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
