package io.actionsgateway.stream.record;

import io.actionsgateway.stream.StreamProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a partition for each day a few days ahead, and drops those that are too old. One replica at a time; the others skip
 * their turn. An event of a day without a partition goes to the default one, so it always finds a place.
 */
@Component
class EventRetention {

    private static final Logger log = LoggerFactory.getLogger(EventRetention.class);
    private static final int LOCK = 7_010;
    private static final int DAYS_AHEAD = 3;

    private final JdbcClient database;
    private final Days days;
    private final TransactionTemplate transaction;
    private final Duration keep;
    private final Clock clock;

    EventRetention(JdbcClient database, TransactionTemplate transaction, StreamProperties properties, Clock clock) {
        this.database = database;
        this.days = new Days(database);
        this.transaction = transaction;
        this.keep = properties.retention();
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H")
    void makeRoom() {
        transaction.executeWithoutResult(status -> {
            if (tryLock()) {
                makeDays();
                dropDays();
            }
        });
    }

    private boolean tryLock() {
        return Boolean.TRUE.equals(database.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single());
    }

    private void makeDays() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (int ahead = 0; ahead < DAYS_AHEAD; ahead++) {
            days.make(today.plusDays(ahead));
        }
    }

    private void dropDays() {
        LocalDate oldest = LocalDate.ofInstant(clock.instant().minus(keep), ZoneOffset.UTC);
        for (LocalDate day : days.all()) {
            if (day.isBefore(oldest)) {
                days.drop(day);
                log.info("Dropped the events of {}: they are older than {}", day, keep);
            }
        }
        days.emptyDefault(oldest);
    }
}
