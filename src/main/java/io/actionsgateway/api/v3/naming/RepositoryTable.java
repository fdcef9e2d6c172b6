package io.actionsgateway.api.v3.naming;

import io.actionsgateway.github.model.RepositoryName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The names that GitHub has told, for all replicas. A name belongs to one number at a time. Blocking. */
@Component
class RepositoryTable {

    private static final String NAMES =
            "select full_name from repository_name where id = :id order by (host = :host) desc, seen_at desc limit 10";

    private static final String FORGET =
            "delete from repository_name where host = :host and lower(full_name) = lower(:name) and id <> :id";

    private static final String LEARN = """
            insert into repository_name (host, id, full_name, seen_at) values (:host, :id, :name, :at)
            on conflict (host, id) do update set full_name = excluded.full_name, seen_at = excluded.seen_at""";

    private final JdbcClient database;

    RepositoryTable(JdbcClient database) {
        this.database = database;
    }

    /** The names on all hosts, that of the usual host first. */
    @Transactional(readOnly = true)
    List<RepositoryName> names(long id, String usualHost) {
        return database.sql(NAMES)
                .param("id", id)
                .param("host", usualHost)
                .query((row, number) -> RepositoryName.parse(row.getString("full_name")))
                .list();
    }

    @Transactional
    void learn(String host, NumberedRepository repository, Instant at) {
        String name = repository.name().toString();
        database.sql(FORGET)
                .param("host", host)
                .param("name", name)
                .param("id", repository.id())
                .update();
        database.sql(LEARN)
                .param("host", host)
                .param("id", repository.id())
                .param("name", name)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
