package io.actionsgateway.security.audit;

import io.actionsgateway.platform.Cursor;
import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit log. Blocking; thread-safe. */
@Service
public class AuditReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String COLUMNS = "select id, entry, prev_hash, hash from audit_entry where ";

    private final JdbcClient database;

    AuditReader(JdbcClient database) {
        this.database = database;
    }

    /**
     * Lists entries, newest first.
     *
     * @param filter which ones
     * @param request which part of the list
     * @return one page
     */
    public Page<AuditView> list(AuditFilter filter, PageRequest request) {
        long before = request.after(Cursor.at(Long.MAX_VALUE)).position().getFirst();
        Map<String, Object> criteria = criteria(filter);
        StringBuilder query = new StringBuilder(COLUMNS + "id < :before");
        criteria.keySet().forEach(condition -> query.append(" and ").append(condition));
        JdbcClient.StatementSpec found =
                database.sql(query + " order by id desc limit :limit").param("before", before);
        for (Map.Entry<String, Object> each : criteria.entrySet()) {
            found = found.param(each.getKey().replaceAll(".*:", ""), each.getValue());
        }
        List<AuditView> views = found.param("limit", request.limit() + 1)
                .query(AuditReader::read)
                .list();
        return Page.of(views, request, view -> Cursor.at(view.id()));
    }

    /**
     * Finds an entry.
     *
     * @param id its number in the chain
     * @return empty when there is none
     */
    public Optional<AuditView> find(long id) {
        return database.sql(COLUMNS + "id = :id")
                .param("id", id)
                .query(AuditReader::read)
                .optional();
    }

    /** Only the criteria that are there, so that each finds its index. */
    private static Map<String, Object> criteria(AuditFilter filter) {
        Map<String, Object> criteria = new HashMap<>();
        put(criteria, "subject = :subject", filter.subject());
        put(criteria, "key_id = :key_id", filter.keyId());
        put(criteria, "operation = :operation", filter.operation());
        put(criteria, "request_id = :request_id", filter.requestId());
        if (filter.repository() != null) {
            criteria.put("repository = :repository", filter.repository().toLowerCase(Locale.ROOT));
        }
        if (filter.outcome() != null) {
            criteria.put("outcome = :outcome", filter.outcome().word());
        }
        if (filter.since() != null) {
            criteria.put("at >= :since", Told.time(filter.since()));
        }
        if (filter.until() != null) {
            criteria.put("at < :until", Told.time(filter.until()));
        }
        return criteria;
    }

    private static void put(Map<String, Object> criteria, String condition, @Nullable String value) {
        if (value != null) {
            criteria.put(condition, value);
        }
    }

    private static AuditView read(ResultSet row, int number) throws SQLException {
        String canonical = row.getString("entry");
        JsonNode entry = JSON.readTree(canonical);
        Map<String, String> ids = new HashMap<>();
        entry.path("ids")
                .properties()
                .forEach(each -> ids.put(each.getKey(), each.getValue().asString()));
        return new AuditView(
                row.getLong("id"),
                entry.path("at").asString(),
                text(entry, "request_id"),
                text(entry, "subject"),
                text(entry, "key_id"),
                entry.path("operation").asString(),
                text(entry, "repository"),
                text(entry, "organization"),
                ids,
                text(entry, "body_sha256"),
                entry.path("outcome").asString(),
                entry.has("status") ? entry.path("status").asInt() : null,
                text(entry, "github_request_id"),
                text(entry, "reason"),
                entry.path("count").asLong(1),
                HexFormat.of().formatHex(row.getBytes("prev_hash")),
                HexFormat.of().formatHex(row.getBytes("hash")),
                canonical);
    }

    private static @Nullable String text(JsonNode entry, String field) {
        return entry.has(field) ? entry.path(field).asString() : null;
    }
}
