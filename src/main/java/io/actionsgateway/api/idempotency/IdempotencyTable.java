package io.actionsgateway.api.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code idempotency}: for all replicas, what is being done and was done under which key. Blocks. */
@Component
class IdempotencyTable {

    /** A row that is too old is as good as none. */
    private static final String BEGIN = """
            insert into idempotency as known (id, fingerprint, attempt, state, started_at, lease_until)
            values (:id, :fingerprint, :attempt, 'in_progress', :now, :lease)
            on conflict (id) do update set
                fingerprint = excluded.fingerprint, attempt = excluded.attempt, state = excluded.state,
                started_at = excluded.started_at, lease_until = excluded.lease_until,
                status = null, headers = null, body = null
            where known.started_at < :oldest""";

    private static final String LOOK = """
            select fingerprint, state, lease_until, status, headers, body from idempotency where id = :id""";

    private static final String FINISH = """
            update idempotency set state = :state, status = :status, headers = cast(:headers as jsonb), body = :body
            where id = :id and attempt = :attempt and state = 'in_progress'""";

    private static final String RELEASE =
            "delete from idempotency where id = :id and attempt = :attempt and state = 'in_progress'";

    private static final String FORGET = """
            delete from idempotency where id in (
                select id from idempotency where started_at < :oldest order by started_at limit :batch)""";

    private static final TypeReference<Map<String, List<String>>> HEADERS = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;
    private final IdempotencyProperties properties;
    private final Clock clock;

    IdempotencyTable(JdbcClient database, JsonMapper json, IdempotencyProperties properties, Clock clock) {
        this.database = database;
        this.json = json;
        this.properties = properties;
        this.clock = clock;
    }

    /** Takes the key, or says what stands against it. */
    Found begin(Claim claim) {
        UUID attempt = UUID.randomUUID();
        int taken = database.sql(BEGIN)
                .param("id", bytes(claim.id()))
                .param("fingerprint", bytes(claim.fingerprint()))
                .param("attempt", attempt)
                .param("now", after(Duration.ZERO))
                .param("lease", after(properties.lease()))
                .param("oldest", oldest())
                .update();
        return taken > 0 ? new Found.Ours(attempt) : look(claim);
    }

    /** A key that was given back just now counts as under way: whoever looks again finds it free. */
    private Found look(Claim claim) {
        return database.sql(LOOK)
                .param("id", bytes(claim.id()))
                .query((row, number) -> found(claim, row))
                .optional()
                .orElseGet(Found.UnderWay::new);
    }

    private Found found(Claim claim, ResultSet row) throws SQLException {
        if (!claim.fingerprint().equals(HexFormat.of().formatHex(row.getBytes("fingerprint")))) {
            return new Found.Another();
        }
        return switch (row.getString("state")) {
            case "answered" -> new Found.Done(new Kept(row.getInt("status"), headers(row), row.getBytes("body")));
            case "withheld" ->
                new Found.Withheld(row.getInt("status"), headers(row).getFirst(HttpHeaders.LOCATION));
            default ->
                row.getObject("lease_until", OffsetDateTime.class).isAfter(after(Duration.ZERO))
                        ? new Found.UnderWay()
                        : new Found.Abandoned();
        };
    }

    /** Writes down what became of it; an answer that holds a secret or is too large without its body. */
    void finish(Claim claim, UUID attempt, Kept answer) {
        boolean withheld = answer.secret()
                || answer.body().length > properties.largestAnswer().toBytes();
        database.sql(FINISH)
                .param("id", bytes(claim.id()))
                .param("attempt", attempt)
                .param("state", withheld ? "withheld" : "answered")
                .param("status", answer.status())
                .param("headers", headers(answer, withheld))
                .param("body", withheld ? null : answer.body(), java.sql.Types.BINARY)
                .update();
    }

    /** Gives the key back: nothing was done. */
    void release(Claim claim, UUID attempt) {
        database.sql(RELEASE)
                .param("id", bytes(claim.id()))
                .param("attempt", attempt)
                .update();
    }

    /** Deletes what is too old, some of it. */
    int forget(int batch) {
        return database.sql(FORGET)
                .param("oldest", oldest())
                .param("batch", batch)
                .update();
    }

    private String headers(Kept answer, boolean withheld) {
        Map<String, List<String>> headers = new TreeMap<>();
        answer.lasting().headers().forEach((name, values) -> {
            if (!withheld || name.equalsIgnoreCase(HttpHeaders.LOCATION)) {
                headers.put(name, values);
            }
        });
        return json.writeValueAsString(headers);
    }

    private HttpHeaders headers(ResultSet row) throws SQLException {
        HttpHeaders headers = new HttpHeaders();
        @Nullable String stored = row.getString("headers");
        json.readValue(stored, HEADERS).forEach(headers::put);
        return headers;
    }

    private OffsetDateTime after(Duration length) {
        return utc(clock.instant().plus(length));
    }

    private OffsetDateTime oldest() {
        return utc(clock.instant().minus(properties.keep()));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
