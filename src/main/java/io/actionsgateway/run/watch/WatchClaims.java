package io.actionsgateway.run.watch;

import io.actionsgateway.platform.QueryPlans;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands runs that are due to whoever asks GitHub, each to one at a time, across any number of replicas. A claim is a lease
 * by the database's clock: what a dead replica held comes back by itself. Blocking; thread-safe.
 */
@Component
public class WatchClaims {

    /** A run is not looked at again sooner, however often that is wished for. */
    public static final Duration SPACING = Duration.ofSeconds(5);

    private static final String CLAIM = """
            with due as (
                select one.run_id, one.repository
                from unnest(:reasons) with ordinality as wanted (reason, urgency)
                cross join lateral (
                    select run_id, repository from run_watch
                    where reason = wanted.reason and due_at <= now() and claimed_until <= now()
                    order by due_at limit :most for update skip locked) as one
                order by wanted.urgency limit :most
            )
            update run_watch w set claims = claims + 1, claimed_until = now() + make_interval(secs => :lease)
            from due where w.run_id = due.run_id and w.repository = due.repository
            returning w.*, now() as now, w.wanted_until > now() as wanted""";

    private static final String FORGET = """
            delete from run_watch
            where run_id = :run_id and repository = :repository and claims = :claim
              and wanted_until <= now() and checks = :met""";

    private static final String FINISH = """
            update run_watch set claimed_until = '-infinity', checks_met = :met, failures = :failures,
                polled_at = case when :polled then now() else polled_at end,
                surprised_at = case when :surprised then now() else surprised_at end,
                due_at = now() + make_interval(secs => case when checks > :checks then :spacing else :next end),
                reason = case when checks > :met then reason else 'waiter' end
            where run_id = :run_id and repository = :repository and claims = :claim""";

    private final JdbcClient database;

    WatchClaims(JdbcClient database) {
        this.database = database;
    }

    /**
     * Claims what is due.
     *
     * @param reasons which, the most urgent first
     * @param most how many
     * @param lease how long the claim holds
     * @return in no order; empty when nothing is due
     */
    @Transactional
    public List<WatchClaim> claim(List<Reason> reasons, int most, Duration lease) {
        QueryPlans.byIndex(database);
        return database.sql(CLAIM)
                .param("reasons", reasons.stream().map(Reason::word).toArray(String[]::new))
                .param("most", most)
                .param("lease", lease.toSeconds())
                .query(WatchClaims::read)
                .list();
    }

    /**
     * Writes down what came of a claim. A run that nobody wants to know about any more is forgotten; one whose claim has
     * passed to somebody else is left to him.
     *
     * @param claim as it was given
     * @param looked what came of it
     */
    @Transactional
    public void finish(WatchClaim claim, Looked looked) {
        int met = looked.meetsChecks() ? claim.checks() : claim.checksMet();
        if (about(FORGET, claim).param("met", met).update() > 0) {
            return;
        }
        about(FINISH, claim)
                .param("met", met)
                .param("checks", claim.checks())
                .param("failures", looked.failures())
                .param("polled", looked.polled())
                .param("surprised", looked.surprised())
                .param("spacing", (double) SPACING.toSeconds())
                .param("next", looked.next().toMillis() / 1000.0)
                .update();
    }

    private JdbcClient.StatementSpec about(String sql, WatchClaim claim) {
        return database.sql(sql)
                .param("run_id", claim.runId())
                .param("repository", claim.repository())
                .param("claim", claim.claim());
    }

    private static WatchClaim read(ResultSet row, int number) throws SQLException {
        return new WatchClaim(
                row.getLong("run_id"),
                row.getString("repository"),
                Reason.of(row.getString("reason")),
                row.getObject("now", OffsetDateTime.class).toInstant(),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getBoolean("wanted"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getInt("checks"),
                row.getInt("checks_met"),
                time(row, "polled_at"),
                time(row, "surprised_at"),
                row.getInt("failures"),
                row.getInt("claims"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
