package io.actionsgateway.run.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which run came of which dispatch, where GitHub did not say. Of one repository it looks at all open entries and
 * all dispatched runs that are nobody's yet:
 *
 * <ol>
 *   <li>A run whose title holds the id of an entry with correlation is its run. Where titles of the workflow are seen to
 *       hold such ids, no other run can be.
 *   <li>Otherwise a run may be an entry's by workflow, branch or tag, and time; where our login at GitHub is known, only a
 *       run of that login is given to an entry, but a foreign one too keeps it from being called not started.
 *   <li>One entry and one run that can only be each other's belong together.
 *   <li>Entries of one subject for the same workflow, ref and inputs are interchangeable: as many runs as entries are
 *       given to them in order of time. Which is whose cannot be observed, so nothing is guessed that would matter. When
 *       their time is over and there are fewer runs, the last entries are those that started nothing.
 *   <li>Everything else stays undecided and is reported with all runs that it may be.
 * </ol>
 *
 * <p>Entries whose answer may still come compete for runs, but nothing is decided for them. Pure; the same for any order.
 */
final class Matching {

    private static final Comparator<OpenEntry> BY_TIME = Comparator.comparing(OpenEntry::accepted)
            .reversed()
            .thenComparing(OpenEntry::from)
            .thenComparing(OpenEntry::id);
    private static final Comparator<StartedRun> BY_CREATION =
            Comparator.comparing(StartedRun::createdAt).thenComparingLong(StartedRun::runId);

    private final List<Match> matches = new ArrayList<>();
    private final List<OpenEntry> entries;
    private final List<StartedRun> runs;
    private final Set<String> titled;
    private final @Nullable String actor;

    private Matching(List<OpenEntry> entries, List<StartedRun> runs, Set<String> titled, @Nullable String actor) {
        this.entries = new ArrayList<>(entries);
        this.entries.sort(BY_TIME);
        this.runs = new ArrayList<>(runs);
        this.runs.sort(BY_CREATION);
        this.titled = titled;
        this.actor = actor;
    }

    /**
     * Decides.
     *
     * @param entries all open ones of a repository
     * @param runs its dispatched runs that are no entry's
     * @param titled workflows, as entries name them, in whose titles ids have been seen
     * @param actor our login at GitHub; {@code null} when it is not known
     * @return one for each entry whose answer can no longer come
     */
    static List<Match> of(List<OpenEntry> entries, List<StartedRun> runs, Set<String> titled, @Nullable String actor) {
        return new Matching(entries, runs, titled, actor).decide();
    }

    private List<Match> decide() {
        Set<String> echoing = new HashSet<>(titled);
        takeTitled(echoing);
        for (OpenEntry entry : List.copyOf(entries)) {
            if (entry.correlated() && echoing.contains(entry.workflow())) {
                leave(entry, List.of());
            }
        }
        while (!entries.isEmpty()) {
            decide(group(entries.getFirst()));
        }
        return matches;
    }

    private void takeTitled(Set<String> echoing) {
        for (OpenEntry entry : List.copyOf(entries)) {
            List<StartedRun> named =
                    runs.stream().filter(run -> run.names(entry)).toList();
            if (entry.correlated() && !named.isEmpty()) {
                echoing.add(entry.workflow());
                runs.removeAll(named);
                if (named.size() == 1) {
                    found(entry, named.getFirst());
                } else {
                    leave(entry, named);
                }
            }
        }
    }

    /** Entries that compete for runs, directly or through each other. */
    private Set<OpenEntry> group(OpenEntry first) {
        Set<OpenEntry> group = new LinkedHashSet<>(List.of(first));
        List<OpenEntry> next = List.of(first);
        while (!next.isEmpty()) {
            List<StartedRun> wanted =
                    next.stream().flatMap(entry -> own(entry).stream()).toList();
            next = entries.stream()
                    .filter(entry -> !group.contains(entry))
                    .filter(entry -> own(entry).stream().anyMatch(wanted::contains))
                    .toList();
            group.addAll(next);
        }
        return group;
    }

    private void decide(Set<OpenEntry> group) {
        List<OpenEntry> all = new ArrayList<>(group);
        all.sort(BY_TIME);
        List<StartedRun> wanted = runs.stream()
                .filter(run -> all.stream().anyMatch(entry -> own(entry).contains(run)))
                .toList();
        boolean sure = all.size() == 1 || all.stream().allMatch(entry -> entry.isLike(all.getFirst()));
        boolean closed = all.stream().noneMatch(entry -> entry.asking() || entry.correlated());
        boolean enough = wanted.size() == all.size()
                || (wanted.size() < all.size() && all.stream().allMatch(OpenEntry::over));
        if (sure && closed && enough && !wanted.isEmpty() && inOrder(all, wanted)) {
            pair(all, wanted);
        } else {
            all.forEach(entry -> leave(entry, candidates(entry)));
        }
    }

    private boolean inOrder(List<OpenEntry> all, List<StartedRun> wanted) {
        return IntStream.range(0, wanted.size()).allMatch(i -> own(all.get(i)).contains(wanted.get(i)));
    }

    private void pair(List<OpenEntry> all, List<StartedRun> wanted) {
        for (int i = 0; i < all.size(); i++) {
            if (i < wanted.size()) {
                found(all.get(i), wanted.get(i));
            } else {
                leave(all.get(i), List.of());
            }
        }
        runs.removeAll(wanted);
    }

    private List<StartedRun> candidates(OpenEntry entry) {
        return runs.stream().filter(entry::mayBe).toList();
    }

    /** Those of its candidates that it may be given. */
    private List<StartedRun> own(OpenEntry entry) {
        return candidates(entry).stream()
                .filter(run -> actor == null || run.actor() == null || actor.equalsIgnoreCase(run.actor()))
                .toList();
    }

    private void found(OpenEntry entry, StartedRun run) {
        entries.remove(entry);
        if (!entry.asking()) {
            matches.add(new Match.Found(entry.attempt(), run));
        }
    }

    private void leave(OpenEntry entry, List<StartedRun> candidates) {
        entries.remove(entry);
        boolean nothing = candidates.isEmpty() && entry.over() && !entry.accepted();
        if (!entry.asking()) {
            matches.add(
                    nothing
                            ? new Match.NotStarted(entry.attempt())
                            : new Match.Undecided(
                                    entry.attempt(),
                                    candidates.stream().map(StartedRun::runId).toList()));
        }
    }
}
