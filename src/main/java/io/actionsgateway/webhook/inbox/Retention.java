package io.actionsgateway.webhook.inbox;

import io.actionsgateway.webhook.WebhookProperties;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes room: bodies have a partition for each day, in UTC, which is made a few days ahead and dropped when it is too old;
 * identities are deleted a batch at a time. One replica at a time; the others skip their turn. A day without a partition
 * of its own goes to the default one, so a delivery always finds a place.
 */
@Component
class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int LOCK = 7_001;
    private static final int DAYS_AHEAD = 3;
    private static final int BATCH = 10_000;
    private static final String PREFIX = "webhook_payload_";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private static final String FORGET = """
            delete from webhook_delivery where id in (
                select id from webhook_delivery
                where received_at < :before and state not in ('received', 'processing') order by id limit :batch)""";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final WebhookProperties.Retention keep;
    private final Clock clock;

    Retention(JdbcClient database, TransactionTemplate transaction, WebhookProperties properties, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.keep = properties.retention();
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H")
    void makeRoom() {
        boolean mine = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean locked = tryLock();
            if (locked) {
                makePartitions();
                dropPartitions();
            }
            return locked;
        }));
        if (mine) {
            forgetIdentities();
        }
    }

    private boolean tryLock() {
        return database.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    private void makePartitions() {
        List<String> existing = partitions();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (LocalDate day = today; day.isBefore(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
            if (!existing.contains(PREFIX + DAY.format(day)) && !startedInDefault(day)) {
                database.sql(
                                "create table %s partition of webhook_payload for values from ('%s') to ('%s') with (toast_tuple_target = 8160)"
                                        .formatted(PREFIX + DAY.format(day), midnight(day), midnight(day.plusDays(1))))
                        .update();
            }
        }
    }

    private void dropPartitions() {
        LocalDate oldest = LocalDate.ofInstant(clock.instant().minus(keep.bodies()), ZoneOffset.UTC);
        for (String partition : partitions()) {
            LocalDate day = LocalDate.parse(partition.substring(PREFIX.length()), DAY);
            if (day.isBefore(oldest) && !awaited(midnight(day.plusDays(1)))) {
                database.sql("drop table " + partition).update();
                log.info("Dropped {}: its bodies are older than {}", partition, keep.bodies());
            }
        }
        database.sql("delete from webhook_payload_default where received_at < :before")
                .param("before", midnight(oldest))
                .update();
    }

    private void forgetIdentities() {
        OffsetDateTime before = OffsetDateTime.ofInstant(clock.instant().minus(keep.identities()), ZoneOffset.UTC);
        int forgotten;
        do {
            forgotten = database.sql(FORGET)
                    .param("before", before)
                    .param("batch", BATCH)
                    .update();
        } while (forgotten == BATCH);
    }

    private List<String> partitions() {
        return database.sql("""
                        select inhrelid::regclass::text from pg_inherits
                        where inhparent = 'webhook_payload'::regclass and inhrelid <> 'webhook_payload_default'::regclass
                        order by 1""").query((row, number) -> row.getString(1)).list();
    }

    /** PostgreSQL refuses a partition for rows that the default one already holds. */
    private boolean startedInDefault(LocalDate day) {
        return database.sql(
                        "select exists (select from webhook_payload_default where received_at >= :a and received_at < :b)")
                .param("a", midnight(day))
                .param("b", midnight(day.plusDays(1)))
                .query(Boolean.class)
                .single();
    }

    /** Whether a delivery from before a moment still waits for a worker. */
    private boolean awaited(OffsetDateTime before) {
        return database.sql(
                        "select exists (select from webhook_delivery where state in ('received', 'processing') and received_at < :before)")
                .param("before", before)
                .query(Boolean.class)
                .single();
    }

    private static OffsetDateTime midnight(LocalDate day) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return start.atOffset(ZoneOffset.UTC);
    }
}
