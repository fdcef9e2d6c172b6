package io.actionsgateway.run.dispatch;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of the ledger. */
final class Entries {

    private Entries() {}

    static DispatchView read(ResultSet row, int number) throws SQLException {
        return new DispatchView(
                row.getObject("id", UUID.class),
                row.getLong("position"),
                request(row),
                DispatchState.of(row.getString("state")),
                result(row),
                time(row, "requested_at"),
                time(row, "updated_at"));
    }

    private static DispatchRequest request(ResultSet row) throws SQLException {
        return new DispatchRequest(
                DispatchKind.of(row.getString("kind")),
                row.getString("host"),
                row.getString("repository"),
                row.getString("workflow"),
                row.getString("ref"),
                row.getObject("run_id", Long.class),
                row.getString("subject"),
                row.getString("key_id"),
                row.getString("request_id"),
                hex(row.getBytes("inputs_digest")),
                row.getString("correlation_input"));
    }

    private static DispatchView.Result result(ResultSet row) throws SQLException {
        Array candidates = row.getArray("candidates");
        return new DispatchView.Result(
                row.getObject("run_attempt", Integer.class),
                row.getString("html_url"),
                row.getString("reason"),
                row.getInt("tries"),
                List.of((Long[]) candidates.getArray()));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable String hex(byte @Nullable [] digest) {
        return digest == null ? null : HexFormat.of().formatHex(digest);
    }

    static byte @Nullable [] bytes(@Nullable String hex) {
        return hex == null ? null : HexFormat.of().parseHex(hex);
    }
}
