package io.actionsgateway.webhook.sweep;

import io.actionsgateway.github.HookAddress;
import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.model.HookDelivery;
import io.actionsgateway.platform.duty.Tenure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One look at a hook's log: page after page from the newest delivery down. A <em>deep</em> one goes down to the floor; a
 * shallow one ends at the first page of which the inbox has everything, and does not move the watermark. It can stop anywhere; {@link #progress} then says
 * where to go on. For one thread, used once.
 */
final class Sweep {

    private final String hook;
    private final HookAddress address;
    private final HookLog log;
    private final Absences absences;
    private final Puller puller;
    private final Predicate<String> wanted;
    private final boolean deep;
    private final Instant floor;
    private final Progress former;
    private final Tenure tenure;
    private final Spent spent;
    private Progress progress;
    private @Nullable Instant top;
    private boolean below;

    /** What all sweeps of a hook share. */
    record Tools(HookLog log, Absences absences, Puller puller, Predicate<String> wanted) {}

    Sweep(
            String hook,
            HookAddress address,
            Tools tools,
            boolean deep,
            Instant floor,
            Progress former,
            Tenure tenure,
            Spent spent) {
        this.hook = hook;
        this.address = address;
        this.log = tools.log();
        this.absences = tools.absences();
        this.puller = tools.puller();
        this.wanted = tools.wanted();
        this.deep = deep;
        this.floor = floor;
        this.former = former;
        this.progress = former;
        this.tenure = tenure;
        this.spent = spent;
        this.below = !former.interrupted();
    }

    /** Where the next one goes on. */
    Progress progress() {
        return progress;
    }

    /** Looks; whatever stops it passes through. */
    void run() {
        String position = null;
        do {
            GitHubPage<HookDelivery> page = log.page(address, position, spent);
            begin(page.items());
            boolean complete = compare(page.items());
            if (!tenure.holds()) {
                return;
            }
            if (complete && !deep) {
                progress = former;
                return;
            }
            position = next(page);
            progress = below && position != null ? former.stopped(top, position) : progress;
        } while (position != null);
        progress = former.completed(top);
    }

    private void begin(List<HookDelivery> items) {
        if (top == null && !items.isEmpty()) {
            top = items.getFirst().deliveredAt();
            spent.newest = top;
        }
    }

    /** The next page; where an interrupted sweep has been is left out. */
    private @Nullable String next(GitHubPage<HookDelivery> page) {
        Instant oldest = page.items().isEmpty() ? null : page.items().getLast().deliveredAt();
        Instant compared = former.top();
        if (!below && compared != null && (oldest == null || !oldest.isAfter(compared))) {
            below = true;
            return former.position();
        }
        return oldest != null && oldest.isBefore(floor) ? null : page.next();
    }

    /** Pulls what is missing, oldest first; says whether nothing was. */
    private boolean compare(List<HookDelivery> items) {
        Map<UUID, List<HookDelivery>> attempts = new LinkedHashMap<>();
        for (HookDelivery one : items.reversed()) {
            if (wanted.test(one.event())) {
                HookLog.guid(one)
                        .ifPresent(guid -> attempts.computeIfAbsent(guid, _ -> new ArrayList<>())
                                .addFirst(one));
            }
        }
        Set<UUID> absent = attempts.isEmpty() ? Set.of() : absences.among(hook, attempts.keySet());
        attempts.forEach((guid, all) -> {
            if (absent.contains(guid) && tenure.holds()) {
                puller.pull(hook, address, guid, all, spent);
            }
        });
        return absent.isEmpty();
    }
}
