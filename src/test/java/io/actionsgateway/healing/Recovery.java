package io.actionsgateway.healing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Lets the twin's time pass no faster than the service can follow, and tells when the service has caught up. */
public final class Recovery implements AutoCloseable {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration LONGEST = Duration.ofHours(6);

    /** Each duty whose turn it is has come to its end, and the inbox is empty. */
    private static final String CAUGHT_UP = """
            select (not ?::boolean or exists (select from hook_sweep where swept_at >= ?::timestamptz))
               and not exists (select from webhook_delivery where state in ('received', 'processing'))
               and coalesce((select min(healed_until) + make_interval(secs => ?::int) >= ?::timestamptz from repository_heal),
                    not ?::boolean)
            """;

    private static final String HEALED = """
            select (not ?::boolean or exists (select from repository_heal where healed_until >= ?::timestamptz))
               and (not ?::boolean or exists (
                    select from hook_sweep where swept_at >= ?::timestamptz and position is null))
               and not exists (select from webhook_delivery where state in ('received', 'processing'))""";

    private final Organization organization;
    private final String between;
    private final Connection database;

    public Recovery(Organization organization, String database) {
        this(organization, database, Duration.ofMinutes(15));
    }

    /** Where repositories are compared less often. */
    Recovery(Organization organization, String database, Duration interval) {
        this.organization = organization;
        this.between = Long.toString(interval.plus(MINUTE).toSeconds());
        try {
            this.database = DriverManager.getConnection(database, "postgres", "");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** People work while the service listens. */
    public void work(Duration length, boolean log) {
        for (Instant end = organization.now().plus(length); organization.now().isBefore(end); ) {
            organization.work(MINUTE);
            follow(false, log);
        }
    }

    /** Nobody works; the service listens. */
    void rest(Duration length) {
        for (Instant end = organization.now().plus(length); organization.now().isBefore(end); ) {
            organization.pass(MINUTE);
            follow(false, false);
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
        return heal(true, log);
    }

    /** The same where only the delivery log is read. */
    public Duration healByLog() {
        return heal(false, true);
    }

    private Duration heal(boolean lists, boolean log) {
        Instant began = organization.now();
        follow(lists, log);
        while (!holds(HEALED, Boolean.toString(lists), began.toString(), Boolean.toString(log), began.toString())) {
            if (organization.now().isAfter(began.plus(LONGEST))) {
                throw new IllegalStateException("not healed within " + LONGEST);
            }
            organization.pass(MINUTE);
            follow(lists, log);
        }
        Duration took = Duration.between(began, organization.now());
        quieten(log);
        return took;
    }

    /** What GitHub sends may come into its log behind a look at it of the same moment: nothing may be on its way. */
    private void quieten(boolean log) {
        String before;
        do {
            before = organization.newestDelivery();
            organization.pass(MINUTE);
            follow(false, log);
        } while (!organization.newestDelivery().equals(before));
    }

    /** Waits for what the service does at this time; not for ever, because it may have to wait for a limit. */
    private void follow(boolean lists, boolean log) {
        String now = organization.now().toString();
        long start = System.nanoTime();
        while (!holds(CAUGHT_UP, Boolean.toString(log), now, between, now, Boolean.toString(lists))
                && System.nanoTime() - start < PATIENCE.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private boolean holds(String sql, String... parameters) {
        return "t".equals(text(sql, parameters));
    }

    /** One number from the service's database. */
    public long number(String sql) {
        return Long.parseLong(text(sql));
    }

    private String text(String sql, String... parameters) {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
