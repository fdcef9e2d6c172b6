package io.actionsgateway.simulation.state;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A repository's concurrency groups that somebody holds; names know no case. Guarded by the {@link World}. */
public final class ConcurrencyGroups {

    private final SequencedMap<String, ConcurrencyGroup> groups = new LinkedHashMap<>();

    /** Enters a run, or a job of it; true when it holds the group at once. */
    public boolean enter(String name, WorkflowRun run, @Nullable WorkflowJob job, Instant now) {
        ConcurrencyGroup group = groups.computeIfAbsent(key(name), unknown -> new ConcurrencyGroup(name, now));
        group.add(run, job, now);
        return group.holder().filter(member -> member.is(run, job)).isPresent();
    }

    /** Takes a run or job out; who comes in for it, if anybody. */
    public Optional<ConcurrencyGroup.Member> leave(
            String name, WorkflowRun run, @Nullable WorkflowJob job, Instant now) {
        ConcurrencyGroup group = groups.get(key(name));
        if (group == null) {
            return Optional.empty();
        }
        group.remove(run, job);
        if (group.members().isEmpty()) {
            groups.remove(key(name));
        }
        return group.admit(now);
    }

    public Optional<ConcurrencyGroup> group(String name) {
        return Optional.ofNullable(groups.get(key(name)));
    }

    /** All that have members, in the order they came to be. */
    public List<ConcurrencyGroup> all() {
        return List.copyOf(groups.sequencedValues());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
