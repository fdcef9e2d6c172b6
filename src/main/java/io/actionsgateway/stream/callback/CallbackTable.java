package io.actionsgateway.stream.callback;

import io.actionsgateway.platform.Cursor;
import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What owners see of their callbacks. */
@Component
class CallbackTable {

    /** Of a run that is known, changes count from now on; of one that has ended, its end. */
    private static final String INSERT = """
        insert into callback (id, subject, key_id, repository, run_id, url, wanted, created_at, expires_at, watched_until,
            told_attempt, told_phase, told_at, told_rank, told_state)
        select :id, :subject, :keyId, :repository, :runId, :url, :wanted, :now, :expires, :watched,
            coalesce(told.run_attempt, 0), coalesce(least(told.phase, 1), -2),
            case when told.phase = 2 then 9223372036854775807 else coalesce(told.at, -9223372036854775808) end,
            coalesce(told.status_rank, 0),
            case when told.phase < 2 then concat_ws('/', told.run_attempt, told.status, told.conclusion) end
        from (values (1)) one left join lateral (
            select run_attempt, phase, (extract(epoch from occurred_at) * 1000000)::bigint as at, status_rank, status, conclusion
            from transition where run_id = :runId and job_id is null
            order by run_attempt desc, phase desc, at desc nulls last, status_rank desc limit 1) told on true""";

    private static final String OWN =
            "from callback where repository = :repository and run_id = :runId and subject = :subject";

    private static final String LOG = """
            select message, number, started_at, outcome, status, duration_millis, next_attempt_at from callback_attempt
            where callback_id = :id order by id desc limit 100""";

    private final JdbcClient database;

    CallbackTable(JdbcClient database) {
        this.database = database;
    }

    void insert(UUID id, Callbacks.Owner owner, Callbacks.Place place, Callbacks.Wish wish, Times times) {
        database.sql(INSERT)
                .param("id", id)
                .param("subject", owner.subject())
                .param("keyId", owner.keyId())
                .param("repository", place.repository())
                .param("runId", place.runId())
                .param("url", wish.url())
                .param("wanted", wish.on().word())
                .param("now", utc(times.now()))
                .param("expires", utc(times.expires()))
                .param("watched", utc(times.now()))
                .update();
    }

    /** When a callback begins and when it ends at the latest. */
    record Times(Instant now, Instant expires) {}

    int open(String subject) {
        return database.sql("select count(*) from callback where subject = ? and state in ('waiting', 'sending')")
                .param(subject)
                .query(Integer.class)
                .single();
    }

    Page<CallbackView> list(Callbacks.Owner owner, Callbacks.Place place, PageRequest request) {
        List<Placed> found = own("select * " + OWN + " and number > :after order by number limit :limit", owner, place)
                .param("after", request.after(Cursor.at(0)).position().getFirst())
                .param("limit", request.limit() + 1)
                .query((row, _) -> new Placed(view(row), Cursor.at(row.getLong("number"))))
                .list();
        Page<Placed> page = Page.of(found, request, Placed::place);
        return new Page<>(page.items().stream().map(Placed::view).toList(), page.nextCursor());
    }

    private record Placed(CallbackView view, Cursor place) {}

    Optional<CallbackView> find(Callbacks.Owner owner, Callbacks.Place place, UUID id) {
        return own("select * " + OWN + " and id = :id", owner, place)
                .param("id", id)
                .query((row, _) -> view(row))
                .optional()
                .map(view -> view.with(log(id)));
    }

    boolean delete(Callbacks.Owner owner, Callbacks.Place place, UUID id) {
        return own("delete " + OWN + " and id = :id", owner, place)
                        .param("id", id)
                        .update()
                > 0;
    }

    private List<CallbackView.Attempt> log(UUID id) {
        return database.sql(LOG)
                .param("id", id)
                .query((row, _) -> new CallbackView.Attempt(
                        MessageId.of(id, row.getInt("message")),
                        row.getInt("number"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getString("outcome"),
                        row.getObject("status", Integer.class),
                        row.getObject("duration_millis", Integer.class),
                        instant(row, "next_attempt_at")))
                .list();
    }

    private JdbcClient.StatementSpec own(String sql, Callbacks.Owner owner, Callbacks.Place place) {
        return database.sql(sql)
                .param("repository", place.repository())
                .param("runId", place.runId())
                .param("subject", owner.subject());
    }

    private static CallbackView view(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new CallbackView(
                row.getObject("id", UUID.class),
                row.getString("repository"),
                row.getLong("run_id"),
                row.getString("url"),
                Wanted.of(row.getString("wanted")),
                state,
                row.getString("reason"),
                row.getInt("messages"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                state.equals("sending") ? instant(row, "due_at") : null,
                instant(row, "finished_at"),
                List.of());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
