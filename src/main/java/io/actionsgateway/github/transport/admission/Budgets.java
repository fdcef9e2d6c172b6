package io.actionsgateway.github.transport.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells what is left of GitHub's budgets, over all replicas. Blocking; thread-safe. */
@Component
public class Budgets {

    private static final String ALL = """
            select a.credential, a.account, b.resource, b.hourly_limit, b.remaining, b.reset_at,
                not b.unlimited and b.reset_at > now() as known, a.closed_for,
                case when a.closed_until > now() then a.closed_until end as closed_until,
                (select coalesce(sum(l.places), 0) from github_lease l
                 where l.account = a.account and l.expires_at > now()) as in_flight
            from github_account a join github_budget b on b.account = a.account
            order by a.credential, a.account, b.resource limit 1000""";

    private final JdbcClient database;

    Budgets(JdbcClient database) {
        this.database = database;
    }

    /**
     * All budgets of accounts that were used in the last days.
     *
     * @return by credential, account and resource; at most 1,000
     */
    public List<BudgetView> all() {
        return database.sql(ALL).query((row, number) -> view(row)).list();
    }

    private static BudgetView view(ResultSet row) throws SQLException {
        boolean known = row.getBoolean("known");
        int remaining = row.getInt("remaining");
        Instant resetAt = known ? instant(row, "reset_at") : null;
        Instant closed = instant(row, "closed_until");
        Instant spent = resetAt != null && remaining == 0 ? resetAt.plus(Budget.MARGIN) : null;
        boolean later = spent != null && (closed == null || spent.isAfter(closed));
        String reason = later
                ? Obstacle.BUDGET_SPENT.label()
                : row.getString("closed_for").toLowerCase(Locale.ROOT);
        return new BudgetView(
                row.getString("credential"),
                row.getString("account"),
                row.getString("resource"),
                known ? (Integer) row.getInt("hourly_limit") : null,
                known ? (Integer) remaining : null,
                resetAt,
                later ? spent : closed,
                later || closed != null ? reason : null,
                row.getInt("in_flight"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
