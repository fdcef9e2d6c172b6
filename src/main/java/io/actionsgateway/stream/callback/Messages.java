package io.actionsgateway.stream.callback;

import static io.actionsgateway.stream.callback.CallbackTable.utc;

import io.actionsgateway.run.RunReader;
import io.actionsgateway.run.RunView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares waiting callbacks with their runs, and writes a message for each whose run has something to tell. Only what the
 * tables say counts, so nothing is missed by a restart, and one replica alone writes each message. Blocking; thread-safe.
 */
@Component("callbackMessages")
class Messages {

    private static final int BATCH = 100;

    /** The latest attempt has ended. */
    private static final String ENDED = """
        select c.id, c.repository, c.run_id, run.run_attempt, run.phase, 0 as at_micros, run.status_rank, run.status, run.conclusion,
            coalesce(run.updated_at, run.run_started_at, run.created_at) as occurred_at, true as is_last
        from callback c join lateral (
            select * from workflow_run where run_id = c.run_id order by run_attempt desc limit 1) run
            on lower(run.repository) = c.repository and run.phase = 2
        where c.state = 'waiting' and c.wanted = 'final' and (cast(:runs as bigint[]) is null or c.run_id = any(:runs))
        limit :most for update of c skip locked""";

    /** The first statement after the one told last, in the order of happening, that says something else. */
    private static final String CHANGED = """
        select c.id, c.repository, c.run_id, next.*, next.phase = 2 and not exists (
            select from workflow_run later where later.run_id = c.run_id and later.run_attempt > next.run_attempt) as is_last
        from callback c cross join lateral (
            select t.run_attempt, t.phase, coalesce((extract(epoch from occurred_at) * 1000000)::bigint, -9223372036854775807) as at_micros,
                t.status_rank, t.status, t.conclusion, t.occurred_at
            from transition t
            where t.run_id = c.run_id and t.job_id is null
              and (t.run_attempt, t.phase, coalesce((extract(epoch from occurred_at) * 1000000)::bigint, -9223372036854775807), t.status_rank)
                > (c.told_attempt, c.told_phase, c.told_at, c.told_rank)
              and concat_ws('/', t.run_attempt, t.status, t.conclusion) is distinct from c.told_state
            order by 1, 2, 3, 4, t.id limit 1) next
        where c.state = 'waiting' and c.wanted = 'change' and (cast(:runs as bigint[]) is null or c.run_id = any(:runs))
          and exists (select from workflow_run run where run.run_id = c.run_id and lower(run.repository) = c.repository)
        limit :most for update of c skip locked""";

    private static final String WRITE = """
        update callback set state = 'sending', messages = messages + 1, body = :body, is_last = :last, tries = 0,
            first_tried_at = null, leased_until = null, due_at = :now, told_attempt = :attempt, told_phase = :phase,
            told_at = :at, told_rank = :rank, told_state = concat_ws('/', cast(:attempt as int), cast(:status as text), cast(:conclusion as text))
        where id = :id""";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final RunReader runs;
    private final JsonMapper json;
    private final Clock clock;

    Messages(JdbcClient database, TransactionTemplate transaction, RunReader runs, JsonMapper json, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.runs = runs;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes what is to be told.
     *
     * @param about which runs; {@code null} for all
     * @return how many messages; there may be more when it is many
     */
    int write(@Nullable Collection<Long> about) {
        Integer written = transaction.execute(_ -> {
            List<News> news = find(ENDED, about);
            List<News> changes = find(CHANGED, about);
            news.forEach(this::write);
            changes.forEach(this::write);
            return news.size() + changes.size();
        });
        return written == null ? 0 : written;
    }

    private List<News> find(String sql, @Nullable Collection<Long> about) {
        return database.sql(sql)
                .param("runs", about == null ? null : about.toArray(Long[]::new))
                .param("most", BATCH)
                .query(Messages::news)
                .list();
    }

    private void write(News news) {
        runs.attempt(news.repository(), news.runId(), news.attempt())
                .ifPresent(run -> database.sql(WRITE)
                        .param("body", body(news, run))
                        .param("last", news.last())
                        .param("now", utc(clock.instant()))
                        .param("attempt", news.attempt())
                        .param("phase", news.phase())
                        .param("at", news.atMicros())
                        .param("rank", news.rank())
                        .param("status", news.status())
                        .param("conclusion", news.conclusion())
                        .param("id", news.callback())
                        .update());
    }

    /** The run as it was at that change. */
    private String body(News news, RunView run) {
        Instant at = news.occurredAt() == null ? clock.instant() : news.occurredAt();
        ObjectNode data = json.valueToTree(run);
        data.put("status", news.status())
                .put("conclusion", news.conclusion())
                .put("updated_at", at.toString())
                .put("final", news.phase() == 2);
        ObjectNode body = json.createObjectNode()
                .put("type", "workflow_run." + news.status())
                .put("timestamp", at.toString());
        body.set("data", data);
        return json.writeValueAsString(body);
    }

    private record News(
            UUID callback,
            String repository,
            long runId,
            int attempt,
            int phase,
            long atMicros,
            int rank,
            String status,
            @Nullable String conclusion,
            @Nullable Instant occurredAt,
            boolean last) {}

    private static News news(ResultSet row, int number) throws SQLException {
        return new News(
                row.getObject("id", UUID.class),
                row.getString("repository"),
                row.getLong("run_id"),
                row.getInt("run_attempt"),
                row.getInt("phase"),
                row.getLong("at_micros"),
                row.getInt("status_rank"),
                row.getString("status"),
                row.getString("conclusion"),
                CallbackTable.instant(row, "occurred_at"),
                row.getBoolean("is_last"));
    }
}
