package io.actionsgateway.run;

import io.actionsgateway.platform.Cursor;
import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads history as changes of state: what GitHub stated is put in order, each statement is compared with the one before
 * it, and one that repeats the state is left out. The result depends on the statements alone, not on their arrival.
 */
@Component
class TransitionReader {

    private static final Cursor START = Cursor.at(0, Long.MIN_VALUE, 0, 0, 0);

    private static final String CHANGES = """
            with stated as (
                select *,
                    coalesce((extract(epoch from occurred_at) * 1000000)::bigint, :never) as at_micros,
                    coalesce(job_id, 0) as subject,
                    lag(status) over chain as previous_status,
                    lag(conclusion) over chain as previous_conclusion
                from transition where run_id = :run_id
                window chain as (partition by run_attempt, job_id
                    order by phase, occurred_at nulls first, status_rank, conclusion nulls first, id)
            )
            select stated.*, job.name as job_name
            from stated left join workflow_job job using (job_id, run_attempt)
            where (previous_status, previous_conclusion) is distinct from (stated.status, stated.conclusion)
              and (stated.run_attempt, at_micros, stated.status_rank, subject, id) > (:p0, :p1, :p2, :p3, :p4)
            order by stated.run_attempt, at_micros, stated.status_rank, subject, id
            limit :limit""";

    private final JdbcClient database;

    TransitionReader(JdbcClient database) {
        this.database = database;
    }

    Page<TransitionView> of(long runId, PageRequest request) {
        List<Long> after = request.after(START).position();
        JdbcClient.StatementSpec query = database.sql(CHANGES)
                .param("run_id", runId)
                .param("never", Long.MIN_VALUE + 1)
                .param("limit", request.limit() + 1);
        for (int i = 0; i < after.size(); i++) {
            query = query.param("p" + i, after.get(i));
        }
        List<Placed> found = query.query(TransitionReader::read).list();
        Page<Placed> page = Page.of(found, request, Placed::place);
        return new Page<>(page.items().stream().map(Placed::transition).toList(), page.nextCursor());
    }

    /** A transition and its place in the order. */
    private record Placed(TransitionView transition, Cursor place) {}

    private static Placed read(ResultSet row, int number) throws SQLException {
        TransitionView transition = new TransitionView(
                row.getLong("id"),
                row.getLong("run_id"),
                row.getInt("run_attempt"),
                row.getObject("job_id", Long.class),
                row.getString("job_name"),
                row.getString("status"),
                row.getString("conclusion"),
                row.getString("previous_status"),
                row.getString("previous_conclusion"),
                Columns.instant(row, "occurred_at"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.MILLIS),
                source(row));
        Cursor place = Cursor.at(
                row.getInt("run_attempt"),
                row.getLong("at_micros"),
                row.getInt("status_rank"),
                row.getLong("subject"),
                row.getLong("id"));
        return new Placed(transition, place);
    }

    private static TransitionView.Source source(ResultSet row) throws SQLException {
        return new TransitionView.Source(
                row.getString("evidence_kind"),
                row.getObject("delivery_id", Long.class),
                row.getString("event"),
                row.getString("action"));
    }
}
