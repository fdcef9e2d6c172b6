package io.actionsgateway.security.key;

import io.actionsgateway.platform.Cursor;
import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code api_key}. */
@Component
class KeyTable implements KeyShelf {

    private static final Logger log = LoggerFactory.getLogger(KeyTable.class);

    private static final String COLUMNS = """
            select number, encode(hash, 'hex') as hash, id, name, subject, grants, hourly_limit, created_at, created_by,
                expires_at, last_used_at, revoked_at, revoked_by
            from api_key""";

    private static final String LIST = COLUMNS + " where number < :before order by number desc limit :limit";

    private static final String BY_HASH =
            COLUMNS + " where hash in (select decode(hex, 'hex') from unnest(cast(:hashes as text[])) as asked (hex))";

    private static final String INSERT = """
            insert into api_key (id, hash, name, subject, grants, hourly_limit, created_at, created_by, expires_at)
            values (:id, decode(:hash, 'hex'), :name, :subject, cast(:grants as jsonb), :hourly_limit, :created_at,
                :created_by, :expires_at)""";

    private static final String REVOKE = """
            update api_key set revoked_at = :now, revoked_by = :by where id = :id and revoked_at is null""";

    private static final String USED = """
            update api_key set last_used_at = :now
            where id = any(:ids) and (last_used_at is null or last_used_at <= :now - interval '1 minute')""";

    private static final TypeReference<List<GrantView>> GRANTS = new TypeReference<>() {};

    /** A row. */
    private record Row(long number, String hash, KeyView view) {}

    private final JdbcClient database;
    private final JsonMapper json;

    KeyTable(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Page<KeyView> list(PageRequest request) {
        long before = request.after(Cursor.at(Long.MAX_VALUE)).position().getFirst();
        List<Row> found = database.sql(LIST)
                .param("before", before)
                .param("limit", request.limit() + 1)
                .query(this::row)
                .list();
        Page<Row> page = Page.of(found, request, row -> Cursor.at(row.number()));
        return new Page<>(page.items().stream().map(Row::view).toList(), page.nextCursor());
    }

    Optional<KeyView> find(String id) {
        return byId(id).map(Row::view);
    }

    /** Nothing for a key whose grants are none. */
    Optional<StoredKey> stored(String id) {
        return find(id).flatMap(KeyTable::usable);
    }

    Optional<String> hash(String id) {
        return byId(id).map(Row::hash);
    }

    @Override
    public Map<String, StoredKey> find(Collection<String> hashes) {
        Map<String, StoredKey> found = new HashMap<>();
        database.sql(BY_HASH)
                .param("hashes", hashes.toArray(String[]::new))
                .query(this::row)
                .list()
                .forEach(row -> usable(row.view()).ifPresent(key -> found.put(row.hash(), key)));
        return found;
    }

    @Override
    public void used(Collection<String> ids, Instant at) {
        database.sql(USED)
                .param("ids", ids.toArray(String[]::new))
                .param("now", utc(at.truncatedTo(ChronoUnit.MILLIS)))
                .update();
    }

    void insert(String hash, KeyView key) {
        database.sql(INSERT)
                .param("id", key.id())
                .param("hash", hash)
                .param("name", key.name())
                .param("subject", key.subject())
                .param("grants", json.writeValueAsString(key.grants()))
                .param("hourly_limit", key.hourlyLimit(), Types.INTEGER)
                .param("created_at", utc(key.createdAt()))
                .param("created_by", key.createdBy())
                .param("expires_at", utc(key.expiresAt()))
                .update();
    }

    /** Whether it was not revoked before. */
    boolean revoke(String id, String by, Instant now) {
        return database.sql(REVOKE)
                        .param("id", id)
                        .param("by", by)
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    private Optional<Row> byId(String id) {
        return database.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    private static Optional<StoredKey> usable(KeyView key) {
        try {
            return Optional.of(StoredKey.of(key));
        } catch (RuntimeException unusable) {
            log.error("API key {} is refused: its grants in the database are none", key.id());
            return Optional.empty();
        }
    }

    private Row row(ResultSet row, int number) throws SQLException {
        KeyView view = new KeyView(
                row.getString("id"),
                row.getString("name"),
                row.getString("subject"),
                grants(row.getString("grants")),
                row.getObject("hourly_limit", Integer.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("last_used_at", OffsetDateTime.class)),
                instant(row.getObject("revoked_at", OffsetDateTime.class)),
                row.getString("revoked_by"));
        return new Row(row.getLong("number"), row.getString("hash"), view);
    }

    /** Nothing is allowed by what somebody else wrote into the table. */
    private List<GrantView> grants(String stored) {
        try {
            return json.readValue(stored, GRANTS);
        } catch (JacksonException unreadable) {
            return List.of();
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
