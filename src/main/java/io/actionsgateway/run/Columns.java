package io.actionsgateway.run;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Between columns and values. */
final class Columns {

    private Columns() {}

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    static Precedence precedence(ResultSet row) throws SQLException {
        return new Precedence(
                row.getInt("phase"),
                instant(row, "signed_at"),
                row.getInt("status_rank"),
                row.getString("fingerprint"));
    }

    static void bind(PreparedStatement row, int first, Precedence precedence) throws SQLException {
        row.setInt(first, precedence.phase());
        row.setObject(first + 1, time(precedence.signedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setInt(first + 2, precedence.statusRank());
        row.setString(first + 3, precedence.fingerprint());
    }

    /** A statement that inserts a row, or replaces the one with the same key, which are the first two columns. */
    static String save(String table, List<String> columns) {
        String key = String.join(", ", columns.subList(0, 2));
        List<String> rest = columns.subList(2, columns.size());
        return "insert into %s (%s) values (%s) on conflict (%s) do update set (%s) = row (%s)"
                .formatted(
                        table,
                        String.join(", ", columns),
                        columns.stream().map(column -> "?").collect(Collectors.joining(", ")),
                        key,
                        String.join(", ", rest),
                        rest.stream().map(column -> "excluded." + column).collect(Collectors.joining(", ")));
    }
}
