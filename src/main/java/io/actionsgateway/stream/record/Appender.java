package io.actionsgateway.stream.record;

import io.actionsgateway.run.RunChange;
import io.actionsgateway.run.RunDetails;
import io.actionsgateway.run.RunEvent;
import io.actionsgateway.stream.EventView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes changes to the log in the transaction that made them: both are there, or neither is. */
@Component
class Appender {

    private static final String APPEND = """
            insert into event_log (era, recorded_at, kind, repository, repository_id, run_id, run_attempt, job_id, name,
                workflow_name, path, event, head_branch, head_sha, status, conclusion, previous_status,
                previous_conclusion, occurred_at, late, html_url, evidence_kind, delivery_id)
            values ((select max(era) from event_log_era), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate database;
    private final Clock clock;
    private final Counter appended;

    Appender(JdbcTemplate database, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        this.appended = Counter.builder("actions.stream.appended")
                .description("Events written to the log")
                .register(metrics);
    }

    @EventListener
    void on(RunEvent.Changed event) {
        List<RunChange> changes = event.changes();
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        database.batchUpdate(APPEND, changes, changes.size(), (row, change) -> bind(row, change, now));
        appended.increment(changes.size());
    }

    private static void bind(PreparedStatement row, RunChange change, OffsetDateTime now) throws SQLException {
        RunEvent.Transitioned stated = change.stated();
        RunDetails run = change.run();
        row.setObject(1, now);
        row.setString(2, stated.jobId() == null ? EventView.RUN : EventView.JOB);
        row.setString(3, stated.repository());
        row.setObject(4, run.repositoryId(), Types.BIGINT);
        row.setLong(5, stated.key().runId());
        row.setInt(6, stated.key().runAttempt());
        row.setObject(7, stated.jobId(), Types.BIGINT);
        row.setString(8, stated.name());
        row.setString(9, run.workflowName());
        row.setString(10, run.path());
        row.setString(11, run.event());
        row.setString(12, run.headBranch());
        row.setString(13, run.headSha());
        row.setString(14, stated.status());
        row.setString(15, stated.conclusion());
        row.setString(16, change.previousStatus());
        row.setString(17, change.previousConclusion());
        row.setObject(18, utc(stated.occurredAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setBoolean(19, change.late());
        row.setString(20, change.htmlUrl());
        row.setString(21, change.evidence().kind().name().toLowerCase(Locale.ROOT));
        row.setObject(22, change.evidence().deliveryId(), Types.BIGINT);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
