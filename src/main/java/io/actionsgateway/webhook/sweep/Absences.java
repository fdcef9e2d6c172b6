package io.actionsgateway.webhook.sweep;

import io.actionsgateway.platform.QueryPlans;
import io.actionsgateway.webhook.WebhookProperties;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells which deliveries the inbox lacks. */
@Component
class Absences {

    /**
     * What came under a GUID and had no effect does not count: it may be somebody's replay of another body under that name.
     */
    private static final String ABSENT = """
            select listed.guid from unnest(:guids::uuid[]) as listed (guid)
            where not exists (
                select from webhook_delivery known where known.guid = listed.guid and known.hook = :hook
                  and (known.pulled or known.state not in ('replayed', 'quarantined')))
            and not exists (
                select from hook_missing tried where tried.hook = :hook and tried.guid = listed.guid
                  and (tried.tries >= :tries or tried.tried_at > :since))""";

    private static final String NOTE = """
            insert into hook_missing as known (hook, guid, tries, tried_at, reason) values (:hook, :guid, 1, :now, :reason)
            on conflict (hook, guid) do update set
                tries = known.tries + 1, tried_at = excluded.tried_at, reason = excluded.reason""";

    private static final String FORGET = "delete from hook_missing where tried_at < :before";

    private final JdbcClient database;
    private final WebhookProperties properties;
    private final Clock clock;

    Absences(JdbcClient database, WebhookProperties properties, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    /** Those of the deliveries that are to be pulled. */
    @Transactional
    public Set<UUID> among(String hook, Collection<UUID> guids) {
        QueryPlans.byIndex(database);
        return database.sql(ABSENT)
                .param("guids", guids.stream().map(UUID::toString).toArray(String[]::new))
                .param("hook", hook)
                .param("tries", properties.sweep().tries())
                .param("since", now().minus(properties.sweep().overlap()))
                .query((row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .set();
    }

    /** Notes that a delivery could not be had, so that it is asked for again later, and not for ever. */
    void note(String hook, UUID guid, String reason) {
        database.sql(NOTE)
                .param("hook", hook)
                .param("guid", guid)
                .param("now", now())
                .param("reason", reason)
                .update();
    }

    /** Forgets what GitHub's log does not show any more. */
    void forget() {
        database.sql(FORGET)
                .param("before", now().minus(properties.retention().identities()))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
