package io.actionsgateway.security.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry and when it was told. Its canonical text is JSON in UTF-8: fields in one order, those without a value left out,
 * no spaces, the ids sorted by name, times in UTC with milliseconds.
 */
record Told(Instant at, AuditEntry entry) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** What the chain covers. */
    String text(long id) {
        return JSON.writeValueAsString(fields(id));
    }

    /** The same for the log, before there is an id. */
    String line() {
        return JSON.writeValueAsString(fields(null));
    }

    private Map<String, Object> fields(@Nullable Long id) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "id", id);
        put(fields, "at", time(at));
        put(fields, "request_id", entry.requestId());
        put(fields, "subject", entry.who().subject());
        put(fields, "key_id", entry.who().keyId());
        put(fields, "operation", entry.what().operation());
        put(fields, "repository", entry.what().repository());
        put(fields, "organization", entry.what().organization());
        put(fields, "ids", entry.what().ids().isEmpty() ? null : entry.what().ids());
        put(fields, "body_sha256", entry.bodySha256());
        put(fields, "outcome", entry.result().outcome().word());
        put(fields, "status", entry.result().status());
        put(fields, "github_request_id", entry.result().gitHubRequestId());
        put(fields, "reason", entry.result().reason());
        put(fields, "count", entry.count() == 1 ? null : entry.count());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
