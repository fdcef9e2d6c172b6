package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.BudgetClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about an account, and what becomes of it: no I/O, no clock.
 *
 * @param gate what holds for all its calls
 * @param budgets hourly budgets by GitHub's name for them
 * @param leases places in use
 */
record Account(Gate gate, Map<String, Budget> budgets, List<Lease> leases) {

    static final Account NEW = new Account(Gate.OPEN, Map.of(), List.of());

    Account {
        budgets = Map.copyOf(budgets);
        leases = List.copyOf(leases);
    }

    int inFlight() {
        return leases.stream().mapToInt(Lease::places).sum();
    }

    Budget budget(String resource) {
        return budgets.getOrDefault(resource, Budget.UNKNOWN);
    }

    /** What stands longest against a demand; {@code null} if nothing does. */
    Verdict.@Nullable Later obstacle(Demand demand, Instant now, AdmissionProperties limits) {
        return Stream.of(
                        closure(now),
                        crowd(now, limits),
                        fullMinute(demand, now, limits),
                        lastWrite(demand, now, limits),
                        shortage(demand, now, limits))
                .flatMap(Optional::stream)
                .max((one, other) -> one.at().compareTo(other.at()))
                .orElse(null);
    }

    private Optional<Verdict.Later> closure(Instant now) {
        return gate.closed(now) ? later(gate.closedUntil(), Duration.ZERO, gate.closedFor()) : Optional.empty();
    }

    private Optional<Verdict.Later> crowd(Instant now, AdmissionProperties limits) {
        return inFlight() < gate.places(limits.parallel())
                ? Optional.empty()
                : later(now.plus(limits.poll()), Duration.ZERO, Obstacle.BUSY);
    }

    private Optional<Verdict.Later> fullMinute(Demand demand, Instant now, AdmissionProperties limits) {
        return later(
                gate.minute().roomFor(demand.points(), limits.pointsPerMinute(), now), Duration.ZERO, Obstacle.BUSY);
    }

    private Optional<Verdict.Later> lastWrite(Demand demand, Instant now, AdmissionProperties limits) {
        Instant next = gate.nextWriteAt();
        // One further away is from before the store's clock went back.
        return demand.write() && next != null && now.isBefore(next) && !next.isAfter(now.plus(limits.writeInterval()))
                ? later(next, limits.writeInterval(), Obstacle.BUSY)
                : Optional.empty();
    }

    private Optional<Verdict.Later> shortage(Demand demand, Instant now, AdmissionProperties limits) {
        Budget budget = budget(demand.resource());
        Instant resetAt = budget.resetAt();
        if (budget.known(now) && resetAt != null) {
            return Optional.ofNullable(new Apportionment(budget, resetAt, limits, now).obstacle(demand.budgetClass()));
        }
        return !budget.unlimited() && budget.probing(now)
                ? later(now.plus(limits.poll()), Duration.ZERO, Obstacle.BUSY)
                : Optional.empty();
    }

    private static Optional<Verdict.Later> later(@Nullable Instant at, Duration spacing, Obstacle obstacle) {
        return Optional.ofNullable(at).map(time -> new Verdict.Later(time, spacing, obstacle));
    }

    /** Lets a call pass that nothing stands against: charges its budget, its points and a place. */
    Account granted(Demand demand, Lease place, Instant now, AdmissionProperties limits) {
        return new Account(
                gate.passed(demand, now, limits.writeInterval()),
                with(demand.resource(), charged(demand, now, limits)),
                leased(place));
    }

    private Budget charged(Demand demand, Instant now, AdmissionProperties limits) {
        Budget budget = budget(demand.resource());
        Instant resetAt = budget.resetAt();
        if (budget.unlimited()) {
            return budget;
        }
        return budget.known(now) && resetAt != null
                ? new Apportionment(budget, resetAt, limits, now).charge(demand.budgetClass())
                : budget.probed(now.plus(limits.lease()));
    }

    private List<Lease> leased(Lease place) {
        List<Lease> changed = new ArrayList<>(leases);
        Lease held = leases.stream()
                .filter(lease -> lease.id().equals(place.id()))
                .findFirst()
                .orElse(null);
        changed.remove(held);
        changed.add(held == null ? place : held.plus(place.places()));
        return changed;
    }

    /** Drops leases whose calls cannot be under way any more. */
    Account expired(Instant now) {
        return new Account(
                gate,
                budgets,
                leases.stream().filter(lease -> now.isBefore(lease.expiresAt())).toList());
    }

    /** Takes in what came of a call. */
    Account settled(Settlement end, Instant now, AdmissionProperties limits) {
        Permit permit = end.permit();
        Account freed = new Account(gate, budgets, released(permit.lease()));
        return freed.accounted(permit, end.report(), now).judged(permit, end.report(), now, limits);
    }

    private List<Lease> released(String id) {
        return leases.stream()
                .map(lease -> lease.id().equals(id) ? lease.plus(-1) : lease)
                .filter(lease -> lease.places() > 0)
                .toList();
    }

    private Account accounted(Permit permit, Report report, Instant now) {
        String charged = permit.demand().resource();
        Quota quota = report.quota();
        String counted = quota == null ? charged : quota.resource();
        boolean free = !report.counted() || !counted.equals(charged);
        Account ended = changed(charged, budget(charged).ended(permit, free, now));
        if (quota != null) {
            BudgetClass first = report.counted() ? permit.demand().budgetClass() : null;
            return ended.changed(counted, ended.learned(counted, quota, report, first, now));
        }
        return report.unlimited() ? ended.changed(charged, ended.budget(charged).unlimited(now)) : ended;
    }

    private Budget learned(String resource, Quota quota, Report report, @Nullable BudgetClass first, Instant now) {
        Refusal refusal = report.refusal();
        boolean spent = refusal != null && refusal.obstacle() == Obstacle.BUDGET_SPENT;
        return spent && quota.resetIn().isPositive()
                ? budget(resource).exhausted(quota, now)
                : budget(resource).observed(quota, first, inFlight(), now);
    }

    /** A spent budget has an end of its own; for all other refusals the gate closes. */
    private Account judged(Permit permit, Report report, Instant now, AdmissionProperties limits) {
        Refusal refusal = report.refusal();
        if (refusal == null) {
            return report.answered() ? with(gate.succeeded(permit.grantedAt())) : this;
        }
        Quota quota = report.quota();
        boolean dated = quota != null && quota.resetIn().isPositive();
        return refusal.obstacle() == Obstacle.BUDGET_SPENT && dated
                ? this
                : with(gate.refused(
                        permit.grantedAt(), refusal.obstacle(), refusal.pause(), now, limits.longestPause()));
    }

    private Account with(Gate other) {
        return new Account(other, budgets, leases);
    }

    private Account changed(String resource, Budget budget) {
        return Objects.equals(budget, budget(resource)) ? this : new Account(gate, with(resource, budget), leases);
    }

    private Map<String, Budget> with(String resource, Budget budget) {
        Map<String, Budget> changed = new HashMap<>(budgets);
        changed.put(resource, budget);
        return changed;
    }
}
