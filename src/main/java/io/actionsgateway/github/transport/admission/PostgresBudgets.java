package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.admission.Round.Outcome;
import io.actionsgateway.platform.BlockingBridge;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;

/**
 * Accounts in PostgreSQL, one transaction a round. The account's row is locked first, which guards its budgets and leases
 * too; time is the database's, read under that lock, so that clocks of replicas do not matter.
 *
 * <p>Only what closes something waits for the disk. A crash of the database may forget the grants of its last 600 ms;
 * GitHub's next answer tells what is left.
 */
@Component
class PostgresBudgets implements BudgetStore {

    private final AccountRows rows;
    private final TransactionTemplate transaction;
    private final AdmissionProperties limits;
    private final UnaryOperator<Instant> now;

    @Autowired
    PostgresBudgets(AccountRows rows, PlatformTransactionManager transactions, AdmissionProperties limits) {
        this(rows, transactions, limits, UnaryOperator.identity());
    }

    /** With a time that is made of the database's. */
    PostgresBudgets(
            AccountRows rows,
            PlatformTransactionManager transactions,
            AdmissionProperties limits,
            UnaryOperator<Instant> now) {
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setTimeout((int) Math.max(1, limits.storeTimeout().toSeconds()));
        this.limits = limits;
        this.now = now;
    }

    @Override
    public Mono<Outcome> play(Round round) {
        return BlockingBridge.call(() -> transaction.execute(status -> inTransaction(round)));
    }

    private Outcome inTransaction(Round round) {
        boolean closes = round.ended().stream().anyMatch(end -> end.report().refusal() != null);
        Gate gate = rows.lock(round.account(), round.credential(), closes);
        AccountRows.Leases held = rows.leases(round.account());
        Account before = new Account(gate, rows.budgets(round.account()), held.leases());
        Outcome outcome = round.play(before, now.apply(held.now()), limits);
        rows.save(round, before, outcome);
        return outcome;
    }
}
