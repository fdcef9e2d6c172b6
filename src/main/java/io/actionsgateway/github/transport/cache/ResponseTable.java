package io.actionsgateway.github.transport.cache;

import io.actionsgateway.platform.Digests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code response_cache}. Each statement is a transaction of its own, so no two replicas wait in a circle. */
@Component
class ResponseTable implements ResponseStore {

    private static final String FIND = """
            select run_id, run_version, fetched_at, etag, token_print, headers, body
            from response_cache where key = :key and fetched_at >= :oldest""";

    private static final String PUT = """
            insert into response_cache as kept
                (key, run_id, run_version, fetched_at, etag, token_print, headers, body, body_sha256)
            values (:key, :run_id, :run_version, :fetched_at, :etag, :token_print, cast(:headers as jsonb), :body, :body_sha256)
            on conflict (key) do update set
                run_id = excluded.run_id, run_version = excluded.run_version, fetched_at = excluded.fetched_at,
                etag = excluded.etag, token_print = excluded.token_print, headers = excluded.headers,
                body = excluded.body, body_sha256 = excluded.body_sha256
            where kept.fetched_at <= excluded.fetched_at""";

    private static final String CONFIRM = """
            update response_cache set
                run_id = :run_id, run_version = :run_version, fetched_at = :fetched_at,
                etag = :etag, token_print = :token_print, headers = cast(:headers as jsonb)
            where key = :key and body_sha256 = :body_sha256 and fetched_at <= :fetched_at""";

    private static final String REMOVE_RUNS = """
            delete from response_cache as kept using unnest(:ids, cast(:times as timestamptz[])) as run (id, at)
            where kept.run_id = run.id and kept.fetched_at < run.at""";

    private static final String MAKE_ROOM = """
            delete from response_cache where key in (
                select key from (
                    select key, row_number() over latest as place, sum(octet_length(body)) over latest as bytes
                    from response_cache window latest as (order by fetched_at desc, key)
                ) as ranked
                where place > :rows or bytes > :bytes)""";

    private static final TypeReference<Map<String, List<String>>> HEADERS = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;
    private final CacheProperties properties;
    private final Clock clock;

    ResponseTable(JdbcClient database, JsonMapper json, CacheProperties properties, Clock clock) {
        this.database = database;
        this.json = json;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public @Nullable Entry find(CacheKey key) {
        return database.sql(FIND)
                .param("key", key.bytes())
                .param("oldest", oldest())
                .query(this::entry)
                .optional()
                .orElse(null);
    }

    @Override
    public void put(CacheKey key, Entry entry) {
        bound(PUT, key, entry).param("body", entry.body()).update();
    }

    @Override
    public boolean confirm(CacheKey key, Entry entry) {
        return bound(CONFIRM, key, entry).update() > 0;
    }

    @Override
    public void remove(CacheKey key) {
        database.sql("delete from response_cache where key = :key")
                .param("key", key.bytes())
                .update();
    }

    @Override
    public void removeRuns(Map<Long, Instant> before) {
        List<Long> ids = new ArrayList<>();
        List<String> times = new ArrayList<>();
        before.forEach((id, at) -> {
            ids.add(id);
            times.add(at.toString());
        });
        database.sql(REMOVE_RUNS)
                .param("ids", ids.toArray(Long[]::new))
                .param("times", times.toArray(String[]::new))
                .update();
    }

    @Override
    public void makeRoom() {
        database.sql("delete from response_cache where fetched_at < :oldest")
                .param("oldest", oldest())
                .update();
        database.sql(MAKE_ROOM)
                .param("rows", properties.table().rows())
                .param("bytes", properties.table().bytes().toBytes())
                .update();
    }

    private JdbcClient.StatementSpec bound(String sql, CacheKey key, Entry entry) {
        Map<String, List<String>> headers = new TreeMap<>();
        entry.headers().forEach(headers::put);
        return database.sql(sql)
                .param("key", key.bytes())
                .param("run_id", entry.runId())
                .param("run_version", entry.version())
                .param("fetched_at", utc(entry.fetchedAt()))
                .param("etag", entry.etag())
                .param("token_print", entry.print())
                .param("headers", json.writeValueAsString(headers))
                .param("body_sha256", Digests.sha256().digest(entry.body()));
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        HttpHeaders headers = new HttpHeaders();
        json.readValue(row.getString("headers"), HEADERS).forEach(headers::put);
        return new Entry(
                HttpStatus.OK.value(),
                headers,
                row.getBytes("body"),
                row.getString("etag"),
                row.getString("token_print"),
                row.getObject("fetched_at", OffsetDateTime.class).toInstant(),
                row.getObject("run_id", Long.class),
                row.getObject("run_version", Long.class));
    }

    private OffsetDateTime oldest() {
        return utc(clock.instant().minus(properties.keep()));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
