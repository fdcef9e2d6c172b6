package io.actionsgateway.stream.record;

import io.actionsgateway.stream.EventView;
import io.actionsgateway.stream.FeedPage;
import io.actionsgateway.stream.LogPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads a row of the log. */
final class EventRow {

    private EventRow() {}

    static FeedPage.Event read(LogPosition position, ResultSet row, JsonMapper json) throws SQLException {
        EventView view = new EventView(
                position.text(),
                row.getString("kind"),
                row.getString("repository"),
                row.getObject("repository_id", Long.class),
                row.getLong("run_id"),
                row.getInt("run_attempt"),
                row.getObject("job_id", Long.class),
                row.getString("name"),
                row.getString("workflow_name"),
                row.getString("path"),
                row.getString("event"),
                row.getString("head_branch"),
                row.getString("head_sha"),
                row.getString("status"),
                row.getString("conclusion"),
                row.getString("previous_status"),
                row.getString("previous_conclusion"),
                instant(row.getObject("occurred_at", OffsetDateTime.class)),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.MILLIS),
                row.getBoolean("late"),
                row.getString("html_url"),
                new EventView.Source(row.getString("evidence_kind"), row.getObject("delivery_id", Long.class)));
        return new FeedPage.Event(position, view, json.writeValueAsString(view));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
