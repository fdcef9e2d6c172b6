package io.actionsgateway.run.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Dispatched runs of a repository: those that GitHub has told of, and those that it was just asked for. */
@Component
class SeenRuns {

    private final JdbcClient database;

    SeenRuns(JdbcClient database) {
        this.database = database;
    }

    /**
     * What is known.
     *
     * @param free runs of no entry
     * @param titled workflows in whose titles ids of entries have been seen
     * @param actor our login, where it is known
     */
    record Seen(
            List<StartedRun> free,
            Set<String> titled,
            @Nullable String actor) {}

    Seen of(String host, String repository, Instant since, List<StartedRun> answer) {
        Map<Long, StartedRun> runs = new HashMap<>();
        heard(repository, since).forEach(run -> runs.put(run.runId(), run));
        answer.forEach(run -> runs.put(run.runId(), run));
        Set<String> titled = new HashSet<>();
        for (Owner owner : owners(host, runs.keySet())) {
            StartedRun run = runs.remove(owner.runId());
            if (owner.correlated()
                    && run != null
                    && String.valueOf(run.title()).contains(owner.id().toString())) {
                titled.add(owner.workflow());
            }
        }
        return new Seen(List.copyOf(runs.values()), titled, actor(host, repository));
    }

    private List<StartedRun> heard(String repository, Instant since) {
        return database.sql(OpenSql.HEARD)
                .param("repository", repository)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(SeenRuns::run)
                .list();
    }

    private List<Owner> owners(String host, Collection<Long> runs) {
        return database.sql(OpenSql.CLAIMED)
                .param("host", host)
                .param("runs", runs.toArray(Long[]::new))
                .query((row, number) -> new Owner(
                        row.getLong("run_id"),
                        row.getObject("id", UUID.class),
                        String.valueOf(row.getString("workflow")),
                        row.getString("correlation_input") != null))
                .list();
    }

    private @Nullable String actor(String host, String repository) {
        return database.sql(OpenSql.ACTOR)
                .param("host", host)
                .param("repository", repository)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static StartedRun run(ResultSet row, int number) throws SQLException {
        return new StartedRun(
                row.getLong("run_id"),
                row.getObject("workflow_id", Long.class),
                row.getString("path"),
                row.getString("head_branch"),
                row.getString("actor"),
                row.getString("display_title"),
                Entries.time(row, "created_at"),
                row.getString("html_url"));
    }

    private record Owner(long runId, UUID id, String workflow, boolean correlated) {}
}
