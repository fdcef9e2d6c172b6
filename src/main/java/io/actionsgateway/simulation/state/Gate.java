package io.actionsgateway.simulation.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a job that waits before its environment still waits for. Guarded by the {@link World}. */
public final class Gate {

    private final Environment environment;
    private final Instant since;
    private final Set<String> undecided = new LinkedHashSet<>();
    private boolean awaitsReview;
    private boolean awaitsTimer;

    Gate(Environment environment, Instant since) {
        this.environment = environment;
        this.since = since;
        awaitsReview = !environment.reviewers().isEmpty();
        awaitsTimer = environment.waitTimer().compareTo(Duration.ZERO) > 0;
        environment.rules().stream()
                .filter(ProtectionRule::enabled)
                .map(ProtectionRule::app)
                .forEach(undecided::add);
    }

    /** A reviewer said yes. */
    public void review() {
        awaitsReview = false;
    }

    /** The environment's wait is over. */
    public void wake() {
        awaitsTimer = false;
    }

    /** An App said yes. */
    public void allow(String app) {
        undecided.remove(app);
    }

    public boolean isOpen() {
        return !awaitsReview && !awaitsTimer && undecided.isEmpty();
    }

    public Environment environment() {
        return environment;
    }

    /** When the job came here; its wait timer began then. */
    public Instant since() {
        return since;
    }

    public boolean awaitsReview() {
        return awaitsReview;
    }

    public boolean awaitsTimer() {
        return awaitsTimer;
    }

    /** Slugs of the Apps that have not decided yet. */
    public Set<String> undecided() {
        return Collections.unmodifiableSet(undecided);
    }
}
