package io.actionsgateway.github.transport.admission;

import io.actionsgateway.platform.Waits;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all turnstiles of a replica share.
 *
 * @param replica its name, unique over all that run
 * @param store of accounts
 * @param limits to keep
 * @param seats for those who wait
 * @param metrics of the gate
 * @param clock ours
 * @param waits ours
 * @param leases numbers them
 */
record Gatehouse(
        String replica,
        BudgetStore store,
        AdmissionProperties limits,
        Seats seats,
        AdmissionMetrics metrics,
        Clock clock,
        Waits waits,
        AtomicLong leases) {

    Gatehouse(
            String replica,
            BudgetStore store,
            AdmissionProperties limits,
            AdmissionMetrics metrics,
            Clock clock,
            Waits waits) {
        this(
                replica,
                store,
                limits,
                new Seats(limits.waiting(), limits.waitingPerCaller()),
                metrics,
                clock,
                waits,
                new AtomicLong());
    }

    String nextLease() {
        return replica + "-" + leases.incrementAndGet();
    }
}
