package io.actionsgateway.run.tally;

import io.actionsgateway.platform.QueryPlans;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what has ended, once over all replicas, and reads the counts. The cost depends on what is new and on what is under
 * way, not on how many runs there are. While the database is away the last census stays.
 */
@Component
class RunTally {

    private static final Logger log = LoggerFactory.getLogger(RunTally.class);
    private static final int BATCH = 2_000;
    private static final int BATCHES_AT_ONCE = 50;

    private final TallyTable table;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final MetricsProperties limits;
    private final Clock clock;
    private volatile @Nullable Census census;
    private volatile boolean failing;

    RunTally(
            TallyTable table,
            JdbcClient database,
            TransactionTemplate transaction,
            MetricsProperties limits,
            Clock clock) {
        this.table = table;
        this.database = database;
        this.transaction = transaction;
        this.limits = limits;
        this.clock = clock;
    }

    /** The last one; nothing before the first. */
    Optional<Census> census() {
        return Optional.ofNullable(census);
    }

    @Scheduled(fixedDelayString = "${actions.metrics.interval:15s}")
    void refresh() {
        try {
            int batches = 0;
            while (batches < BATCHES_AT_ONCE && count() == BATCH) {
                batches++;
            }
            census = Objects.requireNonNull(transaction.execute(status -> read()));
            failing = false;
        } catch (RuntimeException away) {
            if (!failing) {
                log.warn(
                        "Runs cannot be counted for now: {}",
                        NestedExceptionUtils.getMostSpecificCause(away).getMessage());
            }
            failing = true;
        }
    }

    private int count() {
        return Objects.requireNonNull(transaction.execute(status -> table.mine() ? countBatch() : 0));
    }

    private int countBatch() {
        QueryPlans.byIndex(database);
        List<Ended> batch = table.take(BATCH);
        if (!batch.isEmpty()) {
            Map<TallyKey, Tally> all = table.read();
            Places places = places(all);
            Set<TallyKey> changed = new HashSet<>();
            for (Ended ended : batch) {
                TallyKey key = ended.key(places.admit(ended.repository(), ended.workflow()));
                all.merge(key, ended.tally(), Tally::plus);
                changed.add(key);
            }
            table.write(all, changed);
        }
        return batch.size();
    }

    private Census read() {
        QueryPlans.byIndex(database);
        return new Census(table.read(), table.open(), table.databaseSize(), clock.instant());
    }

    /** Those whose endings have been counted apart. */
    Places places(Map<TallyKey, Tally> ended) {
        return new Places(limits, ended.keySet().stream().map(TallyKey::place).collect(Collectors.toSet()));
    }
}
