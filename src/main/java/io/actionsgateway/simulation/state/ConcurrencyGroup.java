package io.actionsgateway.simulation.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs and jobs of which one is in progress at a time. As on GitHub at most one more waits: a newer one takes its place.
 * Guarded by the {@link World}.
 */
public final class ConcurrencyGroup {

    /**
     * Who holds the group or waits for it.
     *
     * @param run always
     * @param job where a single job does
     * @param status {@code in_progress} or {@code pending}
     * @param since when it came to this status
     */
    public record Member(WorkflowRun run, @Nullable WorkflowJob job, Status status, Instant since) {

        Member holding(Instant now) {
            return new Member(run, job, Status.IN_PROGRESS, now);
        }

        boolean is(WorkflowRun other, @Nullable WorkflowJob work) {
            return run == other && job == work;
        }
    }

    private final String name;
    private final List<Member> members = new ArrayList<>();
    private Instant lastAcquiredAt;

    ConcurrencyGroup(String name, Instant now) {
        this.name = name;
        lastAcquiredAt = now;
    }

    void add(WorkflowRun run, @Nullable WorkflowJob job, Instant now) {
        boolean free = members.isEmpty();
        members.add(new Member(run, job, free ? Status.IN_PROGRESS : Status.PENDING, now));
        lastAcquiredAt = free ? now : lastAcquiredAt;
    }

    void remove(WorkflowRun run, @Nullable WorkflowJob job) {
        members.removeIf(member -> member.is(run, job));
    }

    /** Lets the next one in when nobody is; empty when nobody came in. */
    Optional<Member> admit(Instant now) {
        if (members.isEmpty() || holder().isPresent()) {
            return Optional.empty();
        }
        lastAcquiredAt = now;
        Member next = members.removeFirst().holding(now);
        members.addFirst(next);
        return Optional.of(next);
    }

    /** Who has it now. */
    public Optional<Member> holder() {
        return members.stream()
                .filter(member -> member.status() == Status.IN_PROGRESS)
                .findFirst();
    }

    /** Who waits for it, oldest first. */
    public List<Member> pending() {
        return members.stream()
                .filter(member -> member.status() == Status.PENDING)
                .toList();
    }

    public String name() {
        return name;
    }

    public Instant lastAcquiredAt() {
        return lastAcquiredAt;
    }

    /** The holder, then who waits. */
    public List<Member> members() {
        return Collections.unmodifiableList(members);
    }
}
