package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.admission.Round.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Accounts in memory, for as many replicas as share it. */
final class InMemoryBudgets implements BudgetStore {

    private final Clock clock;
    private final AdmissionProperties limits;
    private final Map<String, Account> accounts = new HashMap<>();
    private final List<Round> rounds = new ArrayList<>();
    private boolean down;
    private boolean silent;
    private boolean thrown;

    InMemoryBudgets(Clock clock, AdmissionProperties limits) {
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public synchronized Mono<Outcome> play(Round round) {
        if (thrown) {
            throw new IllegalStateException("no pool");
        }
        if (silent) {
            return Mono.never();
        }
        return down ? Mono.error(new IllegalStateException("no connection")) : Mono.fromSupplier(() -> played(round));
    }

    private synchronized Outcome played(Round round) {
        rounds.add(round);
        Outcome outcome = round.play(account(round.account()), clock.instant(), limits);
        accounts.put(round.account(), outcome.account());
        return outcome;
    }

    synchronized Account account(String name) {
        return accounts.getOrDefault(name, Account.NEW);
    }

    synchronized List<Round> rounds() {
        return List.copyOf(rounds);
    }

    synchronized void down(boolean now) {
        down = now;
    }

    synchronized void thrown(boolean now) {
        thrown = now;
    }

    synchronized void silent(boolean now) {
        silent = now;
    }
}
