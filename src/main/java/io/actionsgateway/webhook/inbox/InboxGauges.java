package io.actionsgateway.webhook.inbox;

import io.actionsgateway.platform.QueryPlans;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many deliveries wait and since when, and how many rest without effect; the database's, so every replica shows the
 * same. Counts up to a bound, so that a backlog does not make itself worse. No value while the database is away.
 */
@Component
class InboxGauges {

    private static final Logger log = LoggerFactory.getLogger(InboxGauges.class);
    private static final List<String> RESTING = List.of("parked", "quarantined", "replayed");

    private static final String WAITING = """
            select count(*), coalesce(extract(epoch from now() - min(received_at)), 0)::float8 from (
                select received_at from webhook_delivery where state in ('received', 'processing')
                order by due_at, id limit 100000) as waiting""";

    private static final String RESTS = """
            select count(*) from (select from webhook_delivery where state = :state limit 100000) as resting""";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Map<String, Double> values = new ConcurrentHashMap<>();

    InboxGauges(JdbcClient database, TransactionTemplate transaction, MeterRegistry meters) {
        this.database = database;
        this.transaction = transaction;
        gauge("waiting", "actions.webhook.inbox.depth", "Deliveries that wait to be processed, up to 100,000")
                .register(meters);
        gauge("age", "actions.webhook.inbox.age", "Since the arrival of the oldest delivery that waits")
                .baseUnit("seconds")
                .register(meters);
        RESTING.forEach(
                state -> gauge(state, "actions.webhook.inbox.resting", "Deliveries kept without effect, up to 100,000")
                        .tag("state", state)
                        .register(meters));
    }

    private Gauge.Builder<InboxGauges> gauge(String value, String name, String description) {
        return Gauge.builder(name, this, gauges -> gauges.values.getOrDefault(value, Double.NaN))
                .description(description);
    }

    @Scheduled(fixedDelayString = "${actions.metrics.interval:15s}")
    void refresh() {
        try {
            values.putAll(Objects.requireNonNull(transaction.execute(status -> read())));
        } catch (DataAccessException | TransactionException away) {
            log.debug("The inbox cannot be counted for now", away);
            values.clear();
        }
    }

    private Map<String, Double> read() {
        QueryPlans.byIndex(database);
        Map<String, Double> found = new ConcurrentHashMap<>();
        database.sql(WAITING).query(row -> {
            found.put("waiting", row.getDouble(1));
            found.put("age", row.getDouble(2));
        });
        for (String state : RESTING) {
            found.put(
                    state,
                    database.sql(RESTS)
                            .param("state", state)
                            .query(Double.class)
                            .single());
        }
        return found;
    }
}
