package io.actionsgateway.stream.record;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins a new era when the log was restored into another cluster: its transactions then have numbers that this cluster has
 * not given yet, and would stand before what is still to come. Looked at before anything is appended.
 */
@Component
class Eras implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Eras.class);

    private static final String FOREIGN = """
            select exists (
                select from event_log
                where era = (select max(era) from event_log_era) and xid >= pg_snapshot_xmax(pg_current_snapshot()))""";

    private static final String NEXT = "insert into event_log_era (era) select max(era) + 1 from event_log_era";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    Eras(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Whoever appends meanwhile is waited for, and appends to the new era afterwards. */
    void check() {
        if (foreign()) {
            transaction.executeWithoutResult(status -> {
                database.sql("lock table event_log in share row exclusive mode").update();
                if (foreign()) {
                    database.sql(NEXT).update();
                    log.warn("The event log comes from another database cluster: a new era begins");
                }
            });
        }
    }

    private boolean foreign() {
        return Boolean.TRUE.equals(database.sql(FOREIGN).query(Boolean.class).single());
    }

    @Override
    public void start() {
        check();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anybody works. */
    @Override
    public int getPhase() {
        return -1;
    }
}
