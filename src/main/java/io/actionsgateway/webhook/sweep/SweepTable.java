package io.actionsgateway.webhook.sweep;

import io.actionsgateway.webhook.DeliverySweeps;
import io.actionsgateway.webhook.SweepView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers how far each log has been compared, and what that cost. */
@Component
class SweepTable implements DeliverySweeps {

    private static final String SAVE = """
            insert into hook_sweep as known
                (hook, log, watermark, top, position, newest, swept_at, missing, lists, gets, redeliveries)
            values (:hook, :log, :watermark, :top, :position, :newest, :now, :missing, :lists, :gets, :redeliveries)
            on conflict (hook, log) do update set
                watermark = excluded.watermark, top = excluded.top, position = excluded.position,
                newest = coalesce(excluded.newest, known.newest),
                    swept_at = coalesce(excluded.swept_at, known.swept_at),
                missing = known.missing + excluded.missing, lists = known.lists + excluded.lists,
                gets = known.gets + excluded.gets, redeliveries = known.redeliveries + excluded.redeliveries""";

    private final JdbcClient database;
    private final Clock clock;

    SweepTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Progress of(String hook, String log) {
        return database.sql("select watermark, top, position from hook_sweep where hook = :hook and log = :log")
                .param("hook", hook)
                .param("log", log)
                .query((row, number) ->
                        new Progress(time(row, "watermark"), time(row, "top"), row.getString("position")))
                .optional()
                .orElse(Progress.NONE);
    }

    /** Adds a look to it. */
    void save(String hook, String log, Progress progress, Spent spent, boolean ended) {
        database.sql(SAVE)
                .param("hook", hook)
                .param("log", log)
                .param("watermark", utc(progress.watermark()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("top", utc(progress.top()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("position", progress.position(), Types.VARCHAR)
                .param("newest", utc(spent.newest), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", ended ? utc(clock.instant()) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("missing", spent.pulled)
                .param("lists", spent.lists)
                .param("gets", spent.gets)
                .param("redeliveries", spent.redeliveries)
                .update();
    }

    @Override
    public List<SweepView> list() {
        return database.sql("select * from hook_sweep order by hook, log")
                .query(SweepTable::view)
                .list();
    }

    private static SweepView view(ResultSet row, int number) throws SQLException {
        return new SweepView(
                row.getString("hook"),
                row.getString("log"),
                time(row, "swept_at"),
                time(row, "watermark"),
                time(row, "newest"),
                row.getString("position") != null,
                row.getLong("missing"),
                row.getLong("lists"),
                row.getLong("gets"),
                row.getLong("redeliveries"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
