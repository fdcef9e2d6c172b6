package io.actionsgateway.api.quota;

import io.actionsgateway.ManualTime;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Grants;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A replica's shares over a table in memory, which fails when told. */
final class Shares {

    static final Instant START = Instant.parse("2026-11-01T12:10:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    final ManualTime time = ManualTime.stepped(START);
    final Table table = new Table();
    final QuotaProperties properties;
    final CallerShares shares;

    Shares(int requestsPerHour, int concurrentRequests) {
        properties = new QuotaProperties(requestsPerHour, concurrentRequests, 1, 3);
        shares = new CallerShares(table, properties, time, time);
    }

    static ApiCaller caller(String subject, @Nullable String keyId, @Nullable Integer hourlyLimit) {
        return new ApiCaller(subject, subject, keyId, Grants.NONE, hourlyLimit);
    }

    Instant take(ApiCaller caller) {
        return shares.take(caller).blockOptional(LIMIT).orElseThrow();
    }

    /** Counts for one caller and all hours. */
    static final class Table extends QuotaTable {
        final AtomicInteger statements = new AtomicInteger();
        private @Nullable Instant hour;
        private int total;
        private boolean dead;

        Table() {
            super(JdbcClient.create(new DriverManagerDataSource()));
        }

        synchronized void die() {
            dead = true;
        }

        @Override
        synchronized Reserved reserve(Payer payer, Instant asked, int wanted, int limit) {
            statements.incrementAndGet();
            if (dead) {
                throw new DataAccessResourceFailureException("dead");
            }
            if (!asked.equals(hour)) {
                hour = asked;
                total = 0;
            }
            int granted = Math.max(0, Math.min(wanted, limit - total));
            total += granted;
            return new Reserved(granted, total);
        }
    }
}
