package io.actionsgateway.run.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads rows of the ledger. */
final class Entries {

    private Entries() {}

    static DispatchView read(ResultSet row, int number) throws SQLException {
        DispatchRequest request = new DispatchRequest(
                DispatchKind.of(row.getString("kind")),
                row.getString("host"),
                row.getString("repository"),
                row.getString("workflow"),
                row.getString("ref"),
                row.getObject("run_id", Long.class),
                row.getString("subject"),
                row.getString("key_id"),
                row.getString("request_id"));
        return new DispatchView(
                row.getObject("id", UUID.class),
                request,
                DispatchState.of(row.getString("state")),
                time(row, "requested_at"),
                time(row, "updated_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
