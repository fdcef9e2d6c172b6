package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.BudgetClass;
import io.actionsgateway.github.transport.admission.Round.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the rows of one account, in a transaction that the caller holds. */
@Component
class AccountRows {

    private static final String LOCK = """
            select closed_until, closed_for, strikes, next_write_at, minute_slot, minute_points,
                set_config('synchronous_commit', case when :durable then 'on' else 'off' end, true)
            from github_account where account = :account for update""";

    private static final String CREATE = """
            insert into github_account (account, credential, closed_for, minute_points)
            values (:account, :credential, :closed_for, :minute_points) on conflict do nothing""";

    private static final String SAVE_GATE = """
            update github_account set credential = :credential, closed_until = :closed_until, closed_for = :closed_for,
                strikes = :strikes, next_write_at = :next_write_at, minute_slot = :minute_slot,
                minute_points = :minute_points, used_at = clock_timestamp()
            where account = :account""";

    private static final String BUDGETS = "select * from github_budget where account = :account";

    private static final String SAVE_BUDGET = """
            insert into github_budget (account, resource, hourly_limit, remaining, reset_at, unlimited, probe_until,
                spent_interactive, spent_event, spent_background, next_interactive, next_event, next_background, edition)
            values (:account, :resource, :hourly_limit, :remaining, :reset_at, :unlimited, :probe_until,
                :spent_interactive, :spent_event, :spent_background, :next_interactive, :next_event, :next_background,
                :edition)
            on conflict (account, resource) do update set (hourly_limit, remaining, reset_at, unlimited, probe_until,
                spent_interactive, spent_event, spent_background, next_interactive, next_event, next_background, edition)
              = row (excluded.hourly_limit, excluded.remaining, excluded.reset_at, excluded.unlimited,
                excluded.probe_until, excluded.spent_interactive, excluded.spent_event, excluded.spent_background,
                excluded.next_interactive, excluded.next_event, excluded.next_background, excluded.edition)""";

    private static final String LEASES = """
            select clock_timestamp() as now, id, replica, places, expires_at
            from (values (1)) as one left join github_lease on account = :account""";

    private static final String SAVE_LEASE = """
            insert into github_lease (id, account, replica, places, expires_at)
            values (:id, :account, :replica, :places, :expires_at)
            on conflict (id) do update set places = excluded.places""";

    private final JdbcClient database;

    AccountRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * Leases at a moment.
     *
     * @param now of the database
     * @param leases expired ones too
     */
    record Leases(Instant now, List<Lease> leases) {}

    /**
     * Waits until no other transaction holds the account.
     *
     * @param durable whether the commit is to wait for the disk; all others see it at once in any case
     */
    Gate lock(String account, String credential, boolean durable) {
        return locked(account, durable).orElseGet(() -> {
            database.sql(CREATE)
                    .param("account", account)
                    .param("credential", credential)
                    .param("closed_for", Gate.OPEN.closedFor().name())
                    .param("minute_points", new int[Minute.SLOTS])
                    .update();
            return locked(account, durable).orElseThrow();
        });
    }

    private Optional<Gate> locked(String account, boolean durable) {
        return database.sql(LOCK)
                .param("account", account)
                .param("durable", durable)
                .query(AccountRows::gate)
                .optional();
    }

    Map<String, Budget> budgets(String account) {
        Map<String, Budget> budgets = new HashMap<>();
        database.sql(BUDGETS)
                .param("account", account)
                .query((row, number) -> Map.entry(row.getString("resource"), budget(row)))
                .list()
                .forEach(entry -> budgets.put(entry.getKey(), entry.getValue()));
        return budgets;
    }

    /** Only after the lock: an earlier statement sees an earlier state. */
    Leases leases(String account) {
        List<Lease> leases = new ArrayList<>();
        List<Instant> now = database.sql(LEASES)
                .param("account", account)
                .query((row, number) -> {
                    if (row.getString("id") != null) {
                        leases.add(lease(row));
                    }
                    return instant(row, "now");
                })
                .list();
        return new Leases(Collections.max(now), leases);
    }

    /** Writes what has changed. */
    void save(Round round, Account before, Outcome outcome) {
        Account after = outcome.account();
        if (!after.gate().equals(before.gate())) {
            save(round, after.gate());
        }
        after.budgets().forEach((resource, budget) -> {
            if (!budget.equals(before.budgets().get(resource))) {
                save(round.account(), resource, budget);
            }
        });
        after.leases().stream()
                .filter(lease -> !before.leases().contains(lease))
                .forEach(lease -> save(round.account(), lease));
        List<String> kept = after.leases().stream().map(Lease::id).toList();
        List<String> gone = before.leases().stream()
                .map(Lease::id)
                .filter(id -> !kept.contains(id))
                .toList();
        if (!gone.isEmpty()) {
            database.sql("delete from github_lease where id = any (:ids)")
                    .param("ids", gone.toArray(String[]::new))
                    .update();
        }
    }

    private void save(Round round, Gate gate) {
        database.sql(SAVE_GATE)
                .param("account", round.account())
                .param("credential", round.credential())
                .param("closed_until", time(gate.closedUntil()))
                .param("closed_for", gate.closedFor().name())
                .param("strikes", gate.strikes())
                .param("next_write_at", time(gate.nextWriteAt()))
                .param("minute_slot", gate.minute().slot())
                .param(
                        "minute_points",
                        gate.minute().points().stream()
                                .mapToInt(Integer::intValue)
                                .toArray())
                .update();
    }

    private void save(String account, String resource, Budget budget) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("account", account);
        values.put("resource", resource);
        values.put("hourly_limit", budget.limit());
        values.put("remaining", budget.remaining());
        values.put("reset_at", time(budget.resetAt()));
        values.put("unlimited", budget.unlimited());
        values.put("probe_until", time(budget.probeUntil()));
        values.put("edition", budget.edition());
        for (BudgetClass each : BudgetClass.values()) {
            values.put("spent_" + word(each), budget.spentBy(each));
            values.put("next_" + word(each), time(budget.nextAt().get(each)));
        }
        database.sql(SAVE_BUDGET).params(values).update();
    }

    private void save(String account, Lease lease) {
        database.sql(SAVE_LEASE)
                .param("id", lease.id())
                .param("account", account)
                .param("replica", lease.replica())
                .param("places", lease.places())
                .param("expires_at", time(lease.expiresAt()))
                .update();
    }

    private static Gate gate(ResultSet row, int number) throws SQLException {
        Integer[] points = (Integer[]) row.getArray("minute_points").getArray();
        return new Gate(
                instantOrNull(row, "closed_until"),
                Obstacle.valueOf(row.getString("closed_for")),
                row.getInt("strikes"),
                instantOrNull(row, "next_write_at"),
                new Minute(row.getLong("minute_slot"), List.of(points)));
    }

    private static Budget budget(ResultSet row) throws SQLException {
        Map<BudgetClass, Integer> spent = new EnumMap<>(BudgetClass.class);
        Map<BudgetClass, Instant> next = new EnumMap<>(BudgetClass.class);
        for (BudgetClass each : BudgetClass.values()) {
            spent.put(each, row.getInt("spent_" + word(each)));
            Instant at = instantOrNull(row, "next_" + word(each));
            if (at != null) {
                next.put(each, at);
            }
        }
        return new Budget(
                row.getInt("hourly_limit"),
                row.getInt("remaining"),
                instantOrNull(row, "reset_at"),
                row.getBoolean("unlimited"),
                instantOrNull(row, "probe_until"),
                spent,
                next,
                row.getLong("edition"));
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                row.getString("id"), row.getString("replica"), row.getInt("places"), instant(row, "expires_at"));
    }

    private static String word(BudgetClass budgetClass) {
        return budgetClass.name().toLowerCase(Locale.ROOT);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
