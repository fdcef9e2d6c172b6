package io.actionsgateway.healing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Lets the twin's time pass no faster than the service can follow, and tells when the service has caught up. */
public record Recovery(Organization organization, String database) {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(12);

    /** People work while the service listens. */
    public void work(Duration length) {
        for (Instant end = organization.now().plus(length); organization.now().isBefore(end); ) {
            organization.work(MINUTE);
            quiet();
        }
    }

    /** People work while nobody listens. */
    public void workUnheard(Duration length) {
        for (Instant end = organization.now().plus(length); organization.now().isBefore(end); ) {
            organization.work(Duration.ofMinutes(10));
        }
    }

    /**
     * Lets time pass until everything that happened before has been compared with GitHub.
     *
     * @param log whether the delivery log is read as well
     * @return how long that took, in the twin's time
     */
    public Duration heal(boolean log) {
        Instant began = organization.now();
        String healed = "select count(*) from repository_heal where healed_until >= '" + began + "'";
        String swept = "select count(*) from hook_sweep where watermark is not null and position is null and swept_at >= '"
                + began + "'";
        String busy = "select count(*) from webhook_delivery where state in ('received', 'processing')";
        while (number(healed) == 0 || (log && number(swept) == 0) || number(busy) > 0) {
            if (organization.now().isAfter(began.plus(LONGEST))) {
                throw new IllegalStateException("not healed within " + LONGEST);
            }
            organization.pass(MINUTE);
            quiet();
        }
        return Duration.between(began, organization.now());
    }

    /** Waits until the service asks GitHub nothing more, as long as time stands still. */
    public void quiet() {
        long last = organization.answered();
        for (int still = 0; still < 2; ) {
            LockSupport.parkNanos(Duration.ofMillis(15).toNanos());
            long now = organization.answered();
            still = now == last + 1 ? still + 1 : 0;
            last = now;
        }
    }

    /** One number from the service's database. */
    public long number(String sql) {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
