package io.actionsgateway.api.quota;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** All replicas' slices; one statement each. Blocks. */
@Component
class QuotaTable {

    private static final String RESERVE = """
            insert into caller_quota as q (subject, key_id, window_start, reserved, last_slice)
            values (:subject, :key, :hour, least(:wanted, :limit), least(:wanted, :limit))
            on conflict (subject, key_id, window_start) do update
               set reserved = q.reserved + least(:wanted, :limit - q.reserved),
                   last_slice = least(:wanted, :limit - q.reserved)
             where q.reserved < :limit
            returning reserved, last_slice""";

    private static final String TOTAL = """
            select reserved from caller_quota
            where subject = :subject and key_id = :key and window_start = :hour""";

    private static final String FORGET = "delete from caller_quota where window_start < now() - interval '2 hours'";

    private final JdbcClient database;

    QuotaTable(JdbcClient database) {
        this.database = database;
    }

    /**
     * What a statement got.
     *
     * @param granted possibly none
     * @param total taken by all replicas, this slice included
     */
    record Reserved(int granted, int total) {}

    Reserved reserve(Payer payer, Instant hour, int wanted, int limit) {
        return asked(RESERVE, payer, hour)
                .param("wanted", wanted)
                .param("limit", limit)
                .query((row, number) -> new Reserved(row.getInt("last_slice"), row.getInt("reserved")))
                .optional()
                .orElse(new Reserved(0, limit));
    }

    Optional<Integer> total(Payer payer, Instant hour) {
        return asked(TOTAL, payer, hour).query(Integer.class).optional();
    }

    /** Keeps no hour that is over for long. */
    @Scheduled(fixedDelayString = "PT1H")
    int forget() {
        return database.sql(FORGET).update();
    }

    private JdbcClient.StatementSpec asked(String sql, Payer payer, Instant hour) {
        return database.sql(sql)
                .param("subject", payer.subject())
                .param("key", payer.keyId())
                .param("hour", Timestamp.from(hour));
    }
}
