package io.actionsgateway.stream.record;

import io.actionsgateway.stream.FeedPage;
import io.actionsgateway.stream.FeedRefusal;
import io.actionsgateway.stream.From;
import io.actionsgateway.stream.LogPosition;
import io.actionsgateway.stream.StreamProperties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the log in the order of its transactions, up to the oldest one that is still under way: what comes later cannot
 * come before what was read. Blocking; thread-safe.
 */
@Component
public class EventLog {

    /** Looked at before the rows, so that all that it calls settled is there when these are read. */
    private static final String HORIZON = """
            select (select max(era) from event_log_era) as era, pg_snapshot_xmin(pg_current_snapshot())::text as settled,
                pg_snapshot_xmax(pg_current_snapshot())::text as next,
                set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
                set_config('enable_sort', 'off', true), set_config('jit', 'off', true)""";

    private static final String BEHIND = """
            select * from event_log
            where (era, xid, position) > (:era, cast(:xid as xid8), :position)
              and (era, xid) < (:now_era, cast(:settled as xid8))
            order by era, xid, position limit :limit""";

    private static final String UNSETTLED = """
            select coalesce(extract(epoch from clock_timestamp() - recorded_at), 0) from event_log
            where (era, xid) >= (:era, cast(:settled as xid8)) order by era, xid, position limit 1""";

    private static final String DROPPED = "select era, xid::text as xid, position from event_log_dropped";

    private final JdbcClient database;
    private final JsonMapper json;
    private final int most;

    EventLog(JdbcClient database, JsonMapper json, StreamProperties properties) {
        this.database = database;
        this.json = json;
        this.most = properties.page();
    }

    private record Horizon(int era, long settled, long next) {
        LogPosition position() {
            return new LogPosition(era, settled, 0);
        }
    }

    /**
     * Looks at what lies behind a place.
     *
     * @param after where to go on
     * @return a page, possibly without events
     */
    @Transactional(readOnly = true)
    public LogPage read(LogPosition after) {
        Horizon horizon = horizon();
        List<FeedPage.Event> events = database.sql(BEHIND)
                .param("era", after.era())
                .param("xid", Long.toString(after.xid()))
                .param("position", after.position())
                .param("now_era", horizon.era())
                .param("settled", Long.toString(horizon.settled()))
                .param("limit", most)
                .query(this::event)
                .list();
        boolean more = events.size() == most;
        LogPosition end = more ? events.getLast().position() : later(after, horizon.position());
        return new LogPage(events, end, more, more ? Duration.ZERO : unsettled(horizon));
    }

    /**
     * Finds the place to begin at.
     *
     * @param from as the follower wants it
     * @return a place of this log, behind which nothing is missing
     * @throws FeedRefusal.Gone when something is
     */
    @Transactional(readOnly = true)
    public LogPosition start(From from) {
        return switch (from) {
            case From.Now ignored -> horizon().position();
            case From.Earliest ignored -> dropped();
            case From.After after -> known(after.position());
        };
    }

    private LogPosition known(LogPosition position) {
        Horizon horizon = horizon();
        if (position.compareTo(new LogPosition(horizon.era(), horizon.next(), Long.MAX_VALUE)) > 0) {
            throw new FeedRefusal.Gone("That place lies ahead of this log, which was set back, or is another one's.");
        }
        if (position.compareTo(dropped()) < 0) {
            throw new FeedRefusal.Gone("Events behind that place are older than what is kept, and have been dropped.");
        }
        return position;
    }

    private Horizon horizon() {
        return database.sql(HORIZON)
                .query((row, number) -> new Horizon(row.getInt("era"), number(row, "settled"), number(row, "next")))
                .single();
    }

    private LogPosition dropped() {
        return database.sql(DROPPED).query((row, number) -> position(row)).single();
    }

    private Duration unsettled(Horizon horizon) {
        return database.sql(UNSETTLED)
                .param("era", horizon.era())
                .param("settled", Long.toString(horizon.settled()))
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofMillis(Math.max(1, (long) (seconds * 1000))))
                .orElse(Duration.ZERO);
    }

    private FeedPage.Event event(ResultSet row, int number) throws SQLException {
        return EventRow.read(position(row), row, json);
    }

    private static LogPosition position(ResultSet row) throws SQLException {
        return new LogPosition(row.getInt("era"), number(row, "xid"), row.getLong("position"));
    }

    private static long number(ResultSet row, String column) throws SQLException {
        return Long.parseLong(row.getString(column));
    }

    private static LogPosition later(LogPosition one, LogPosition other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
