package io.actionsgateway.run.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps who asked GitHub to start what. An entry is durable before the request leaves; whatever dies afterwards leaves it
 * undecided, never forgotten. Every replica sees all entries. Blocking; thread-safe.
 */
@Component
public class DispatchLedger {

    /** How far before the request, by our clock, a run that came of it may seem to have begun. */
    private static final Duration EARLIEST = Duration.ofMinutes(1);

    /** How long after the request a run that came of it begins at the latest. */
    private static final Duration LATEST = Duration.ofMinutes(10);

    private static final int MOST = 1_000;

    private static final String ENTER = """
            insert into dispatch (host, repository, workflow, ref, subject, key_id, request_id, kind, run_id, requested_at,
                updated_at)
            values (:host, :repository, :workflow, :ref, :subject, :keyId, :requestId, :kind, :runId, :now, :now)
            returning id""";

    private static final String SETTLE = """
            update dispatch set state = :state, run_id = coalesce(:runId::bigint, run_id),
                run_attempt = coalesce(:attempt::int, run_attempt), updated_at = :now
            where id = :id and state in ('requested', 'unknown')""";

    private static final String STARTED = """
            select exists (select from dispatch
                where run_id = :runId and subject = :subject and host = :host and state <> 'failed')""";

    private static final String UNDECIDED = """
            select * from dispatch
            where subject = :subject and repository = :repository and host = :host
              and state in ('requested', 'unknown') and run_id is null
              and (:from::timestamptz is null or requested_at between :from and :until)
            order by requested_at desc limit :limit""";

    private final JdbcClient database;
    private final Clock clock;

    DispatchLedger(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Enters a request that is about to be sent.
     *
     * @param request what will be asked
     * @return names the entry
     */
    public UUID requested(DispatchRequest request) {
        return database.sql(ENTER)
                .param("host", request.host())
                .param("repository", request.repository())
                .param("workflow", request.workflow())
                .param("ref", request.ref())
                .param("subject", request.subject())
                .param("keyId", request.keyId())
                .param("requestId", request.requestId())
                .param("kind", request.kind().word())
                .param("runId", request.runId())
                .param("now", time(clock.instant()))
                .query(UUID.class)
                .single();
    }

    /**
     * GitHub took it.
     *
     * @param id of the entry
     * @param runId the run
     */
    public void dispatched(UUID id, long runId) {
        settle(id, DispatchState.DISPATCHED, runId, null);
    }

    /**
     * It was found out what came of it.
     *
     * @param id of the entry
     * @param runId the run
     * @param attempt of the run
     */
    public void resolved(UUID id, long runId, int attempt) {
        settle(id, DispatchState.RESOLVED, runId, attempt);
    }

    /**
     * Whether GitHub acted, or which run came of it, cannot be told.
     *
     * @param id of the entry
     */
    public void unknown(UUID id) {
        settle(id, DispatchState.UNKNOWN, null, null);
    }

    /**
     * GitHub surely started nothing.
     *
     * @param id of the entry
     */
    public void failed(UUID id) {
        settle(id, DispatchState.FAILED, null, null);
    }

    /**
     * Finds an entry.
     *
     * @param id as it was entered
     * @return the entry as it is now
     */
    public Optional<DispatchView> find(UUID id) {
        return database.sql("select * from dispatch where id = :id")
                .param("id", id)
                .query(Entries::read)
                .optional();
    }

    /**
     * Whether somebody started any attempt of a run, or may have.
     *
     * @param subject who
     * @param host name of the GitHub
     * @param runId the run
     * @return true unless no such request is known, or all of them failed
     */
    public boolean started(String subject, String host, long runId) {
        return database.sql(STARTED)
                .param("runId", runId)
                .param("subject", subject)
                .param("host", host)
                .query(Boolean.class)
                .single();
    }

    /**
     * Requests of somebody of which it is not known which run came of them.
     *
     * @param subject who
     * @param host name of the GitHub
     * @param repository {@code owner/name}
     * @param created when a run began: only requests that may have begun it; {@code null}: all
     * @return newest first, at most 1,000
     */
    public List<DispatchView> undecided(String subject, String host, String repository, @Nullable Instant created) {
        return database.sql(UNDECIDED)
                .param("subject", subject)
                .param("repository", repository.toLowerCase(Locale.ROOT))
                .param("host", host)
                .param("from", created == null ? null : time(created.minus(LATEST)))
                .param("until", created == null ? null : time(created.plus(EARLIEST)))
                .param("limit", MOST)
                .query(Entries::read)
                .list();
    }

    private void settle(UUID id, DispatchState state, @Nullable Long runId, @Nullable Integer attempt) {
        database.sql(SETTLE)
                .param("id", id)
                .param("state", state.word())
                .param("runId", runId)
                .param("attempt", attempt)
                .param("now", time(clock.instant()))
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
