package io.actionsgateway.run;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The append-only table of transitions. */
@Component
class History {

    private static final String APPEND = """
            insert into transition (run_id, run_attempt, job_id, status, conclusion, occurred_at, phase, status_rank,
                recorded_at, evidence_kind, delivery_id, event, action, traceparent)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint transition_once do nothing""";

    private final JdbcTemplate database;
    private final Clock clock;

    History(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Appends what was not stated before.
     *
     * @return the statements that were new
     */
    List<Statement> append(List<Statement> statements) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<Statement> fresh = new ArrayList<>();
        int[][] counts = database.batchUpdate(
                APPEND, statements, Math.max(1, statements.size()), (row, statement) -> bind(row, statement, now));
        for (int i = 0; i < statements.size(); i++) {
            if (counts[0][i] > 0) {
                fresh.add(statements.get(i));
            }
        }
        return fresh;
    }

    private static void bind(PreparedStatement row, Statement statement, OffsetDateTime now) throws SQLException {
        RunEvent.Transitioned event = statement.event();
        Evidence evidence = statement.evidence();
        row.setLong(1, event.key().runId());
        row.setInt(2, event.key().runAttempt());
        row.setObject(3, event.jobId(), Types.BIGINT);
        row.setString(4, event.status());
        row.setString(5, event.conclusion());
        row.setObject(6, Columns.time(event.occurredAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setInt(7, statement.precedence().phase());
        row.setInt(8, statement.precedence().statusRank());
        row.setObject(9, now);
        row.setString(10, evidence.kind().name().toLowerCase(Locale.ROOT));
        row.setObject(11, evidence.deliveryId(), Types.BIGINT);
        row.setString(12, evidence.event());
        row.setString(13, evidence.action());
        row.setString(14, evidence.traceparent());
    }
}
