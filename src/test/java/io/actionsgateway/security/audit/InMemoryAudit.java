package io.actionsgateway.security.audit;

import io.actionsgateway.ManualTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** An audit log without a database, which can be away. Time stands still until it is moved. */
public final class InMemoryAudit {

    private final ManualTime time = ManualTime.stepped(Instant.parse("2026-05-01T10:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final AuditWriter writer;
    private final AuditLog log;
    private volatile @Nullable RuntimeException failure;

    public InMemoryAudit() {
        this(new AuditProperties(Duration.ofSeconds(2), 100, 10, 3));
    }

    InMemoryAudit(AuditProperties limits) {
        AuditMetrics metrics = new AuditMetrics(meters);
        AuditTable table = new InMemoryTable();
        writer = new AuditWriter(table, metrics, limits, time);
        log = new AuditLog(table, writer, metrics, limits, time, time);
    }

    public AuditLog log() {
        return log;
    }

    /** What is durable, once all that was told until now has been tried. */
    public List<AuditEntry> entries() {
        writer.flush().onErrorComplete().block(Duration.ofSeconds(5));
        return told.stream().map(Told::entry).toList();
    }

    /** Every transaction fails so, until {@code null} is said. */
    void fail(@Nullable RuntimeException with) {
        failure = with;
    }

    ManualTime time() {
        return time;
    }

    double count(String meter) {
        return meters.find(meter).counters().stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }

    private final class InMemoryTable extends AuditTable {

        InMemoryTable() {
            super(new JdbcTemplate(), new NoTransactions());
        }

        @Override
        void append(List<Told> entries) {
            RuntimeException now = failure;
            if (now != null) {
                throw now;
            }
            told.addAll(entries);
        }
    }

    private static final class NoTransactions extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, org.springframework.transaction.TransactionDefinition definition) {
            // there is nothing to begin
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            // nothing to commit
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            // nothing to take back
        }
    }
}
