package io.actionsgateway.github.transport.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a replica has to say about an account in one transaction: the calls that ended, and those that wait.
 *
 * @param account whose
 * @param credential its name in the configuration
 * @param replica who says it
 * @param lease name for the places that are granted; never used before
 * @param ended calls that ended
 * @param demands calls that wait, in the order of service
 */
record Round(
        String account, String credential, String replica, String lease, List<Settlement> ended, List<Demand> demands) {

    Round {
        ended = List.copyOf(ended);
        demands = List.copyOf(demands);
    }

    /**
     * The result of a round.
     *
     * @param account as it is now
     * @param verdicts one for each demand, in their order
     * @param now by the store's clock
     */
    record Outcome(Account account, List<Verdict> verdicts, Instant now) {}

    /** Plays it: first what ended, then what waits, as far as a slice goes. */
    Outcome play(Account before, Instant now, AdmissionProperties limits) {
        Account account = before.expired(now);
        for (Settlement end : ended) {
            account = account.settled(end, now, limits);
        }
        List<Verdict> verdicts = new ArrayList<>();
        Map<Demand, Verdict.Later> refused = new HashMap<>();
        Map<Object, Integer> lines = new HashMap<>();
        int granted = 0;
        for (Demand demand : demands) {
            Verdict.Later later = granted < limits.slice() ? refused.get(demand) : again(now);
            // A grant makes it no better for others: once refused, a demand's like is refused as well.
            later = later == null ? account.obstacle(demand, now, limits) : later;
            if (later == null) {
                granted++;
                account = account.granted(demand, place(now, limits), now, limits);
                verdicts.add(granted(demand, account, now));
            } else {
                refused.putIfAbsent(demand, later);
                verdicts.add(inLine(demand, later, lines));
            }
        }
        return new Outcome(account, verdicts, now);
    }

    private Lease place(Instant now, AdmissionProperties limits) {
        return new Lease(lease, replica, 1, now.plus(limits.lease()));
    }

    private Verdict granted(Demand demand, Account account, Instant now) {
        long edition = account.budget(demand.resource()).edition();
        return new Verdict.Granted(new Permit(lease, demand, now, edition));
    }

    /** The slice is full; the next transaction follows at once. */
    private static Verdict.Later again(Instant now) {
        return new Verdict.Later(now, Duration.ZERO, Obstacle.BUSY);
    }

    /** Those who wait for the same are served one after the other: writes all together, a paced class by itself. */
    private static Verdict.Later inLine(Demand demand, Verdict.Later later, Map<Object, Integer> lines) {
        Object line = later.obstacle() == Obstacle.PACED ? demand.budgetClass() : later.obstacle();
        return later.spacing().isZero() ? later : later.behind(lines.merge(line, 1, Integer::sum) - 1);
    }
}
