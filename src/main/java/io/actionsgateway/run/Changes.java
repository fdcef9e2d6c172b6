package io.actionsgateway.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells which statements are changes: those that gave their row another state, and late ones about a state that nobody had
 * spoken of. To state the same again with another time changes nothing.
 */
@Component
class Changes {

    private static final String STATED = """
            select distinct run_id, run_attempt, job_id, status, conclusion from transition where run_id = any (:runs)""";

    private final JdbcClient database;

    Changes(JdbcClient database) {
        this.database = database;
    }

    /** A state that a run or a job is said to have been in. */
    record Stated(RunKey key, @Nullable Long jobId, StateWords words) {
        static Stated by(Statement statement) {
            return new Stated(statement.event().key(), statement.event().jobId(), statement.words());
        }
    }

    /** What history holds of the runs of late statements; asks nothing when there are none. */
    Set<Stated> statedBefore(Collection<Statement> statements) {
        Long[] runs = statements.stream()
                .filter(statement -> !statement.step().forward())
                .map(statement -> statement.event().key().runId())
                .distinct()
                .toArray(Long[]::new);
        return runs.length == 0
                ? new HashSet<>()
                : new HashSet<>(database.sql(STATED)
                        .param("runs", runs)
                        .query(Changes::read)
                        .list());
    }

    /**
     * The changes, in the order of their statements.
     *
     * @param fresh those statements that history had not held
     * @param before added to
     */
    static List<RunChange> among(List<Statement> statements, Collection<Statement> fresh, Set<Stated> before) {
        return statements.stream()
                .filter(statement -> {
                    boolean first = before.add(Stated.by(statement));
                    boolean news = first && !statement.step().forward() && fresh.contains(statement);
                    return news || statement.changedItsRow();
                })
                .map(Statement::change)
                .toList();
    }

    private static Stated read(ResultSet row, int number) throws SQLException {
        return new Stated(
                new RunKey(row.getLong("run_id"), row.getInt("run_attempt")),
                row.getObject("job_id", Long.class),
                new StateWords(row.getString("status"), row.getString("conclusion")));
    }
}
