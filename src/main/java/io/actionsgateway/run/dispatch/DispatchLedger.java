package io.actionsgateway.run.dispatch;

import io.actionsgateway.platform.Cursor;
import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps who asked GitHub to start what. An entry is durable before the request leaves; whatever dies afterwards leaves it
 * undecided, never forgotten. Under one key of one subject at most one run is started: a key may be used again only after
 * its entry has failed, which means that nothing was started. Every replica sees all entries. Blocking; thread-safe.
 */
@Component
public class DispatchLedger {

    /** How far before the request, by our clock, a run that came of it may seem to have begun. */
    private static final Duration EARLIEST = Duration.ofMinutes(1);

    /** How long after the request a run that came of it begins at the latest. */
    private static final Duration LATEST = Duration.ofMinutes(10);

    private static final int MOST = 1_000;

    private final JdbcClient database;
    private final DispatchProperties properties;
    private final DispatchMetrics metrics;
    private final Clock clock;

    DispatchLedger(JdbcClient database, DispatchProperties properties, DispatchMetrics metrics, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Enters a request that is about to be sent.
     *
     * @param request what will be asked
     * @return the first try of a new entry
     */
    public DispatchTry requested(DispatchRequest request) {
        return requested(request, false);
    }

    /**
     * Enters a request.
     *
     * @param request what will be asked
     * @param queued whether it has to wait for its turn, see {@link DispatchTurns}
     * @return the first try of a new entry
     */
    public DispatchTry requested(DispatchRequest request, boolean queued) {
        DispatchTry first = entry(LedgerSql.ENTER, request, null)
                .param("queued", queued)
                .query(DispatchLedger::attempt)
                .single();
        metrics.became(DispatchState.REQUESTED);
        return first;
    }

    /**
     * Enters a request that is about to be sent, unless its key was used before. Of any number of requests under one key at
     * the same time, on any replica, one gets {@link Claimed.Ours}.
     *
     * @param request what will be asked
     * @param key as the caller gave it; the ledger keeps its digest
     * @param queued whether it has to wait for its turn, see {@link DispatchTurns}
     * @return whether to send it
     */
    public Claimed claim(DispatchRequest request, String key, boolean queued) {
        DispatchKey digests = DispatchKey.of(key, request);
        Optional<DispatchTry> own = entry(LedgerSql.CLAIM, request, digests)
                .param("queued", queued)
                .query(DispatchLedger::attempt)
                .optional();
        own.ifPresent(ignored -> metrics.became(DispatchState.REQUESTED));
        return own.<Claimed>map(Claimed.Ours::new).orElseGet(() -> known(request.subject(), digests));
    }

    private Claimed known(String subject, DispatchKey key) {
        return database.sql(LedgerSql.UNDER_KEY)
                .param("subject", subject)
                .param("key", Entries.bytes(key.key()))
                .param("fingerprint", Entries.bytes(key.fingerprint()))
                .query((row, number) ->
                        row.getBoolean("same") ? new Claimed.Known(Entries.read(row, number)) : new Claimed.Another())
                .single();
    }

    /**
     * Writes down what GitHub made of a request. Changes nothing when the entry is settled, or has been tried again since.
     *
     * @param attempt which try
     * @param outcome of it
     */
    @Transactional
    public void settle(DispatchTry attempt, DispatchOutcome outcome) {
        if (outcome instanceof DispatchOutcome.Started(long runId, String ignored)) {
            database.sql(LedgerSql.UNSEAT)
                    .param("id", attempt.id())
                    .param("runId", runId)
                    .param("now", time(clock.instant()))
                    .update();
        }
        int changed = settling(attempt, outcome)
                .param("window", seconds(properties.window()))
                .update();
        if (changed > 0) {
            metrics.became(state(outcome));
        }
    }

    private StatementSpec settling(DispatchTry attempt, DispatchOutcome outcome) {
        boolean started = outcome instanceof DispatchOutcome.Started;
        return database.sql(LedgerSql.SETTLE)
                .param("id", attempt.id())
                .param("try", attempt.number())
                .param("state", state(outcome).word())
                .param("accepted", started || outcome instanceof DispatchOutcome.Accepted)
                .param("runId", outcome instanceof DispatchOutcome.Started(long runId, String ignored) ? runId : null)
                .param("htmlUrl", outcome instanceof DispatchOutcome.Started(long ignored, String url) ? url : null)
                .param("reason", outcome instanceof DispatchOutcome.Failed(String reason) ? reason : null)
                .param("now", time(clock.instant()));
    }

    private static DispatchState state(DispatchOutcome outcome) {
        return switch (outcome) {
            case DispatchOutcome.Started ignored -> DispatchState.DISPATCHED;
            case DispatchOutcome.Accepted ignored -> DispatchState.UNKNOWN;
            case DispatchOutcome.Unknown ignored -> DispatchState.UNKNOWN;
            case DispatchOutcome.Failed ignored -> DispatchState.FAILED;
        };
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
     * Lists entries, newest first.
     *
     * @param filter which ones
     * @param page which part of the list
     * @return one page
     */
    public Page<DispatchView> list(DispatchFilter filter, PageRequest page) {
        DispatchState state = filter.state();
        List<DispatchView> found = database.sql(LedgerSql.LIST)
                .param("subject", filter.subject())
                .param("repository", filter.repository())
                .param("state", state == null ? null : state.word())
                .param("runId", filter.runId())
                .param(
                        "before",
                        page.after(Cursor.at(Long.MAX_VALUE)).position().getFirst())
                .param("limit", page.limit() + 1)
                .query(Entries::read)
                .list();
        return Page.of(found, page, entry -> Cursor.at(entry.position()));
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
        return database.sql(LedgerSql.STARTED)
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
        return database.sql(LedgerSql.UNDECIDED)
                .param("subject", subject)
                .param("repository", repository.toLowerCase(Locale.ROOT))
                .param("host", host)
                .param("from", created == null ? null : time(created.minus(LATEST)))
                .param("until", created == null ? null : time(created.plus(EARLIEST)))
                .param("limit", MOST)
                .query(Entries::read)
                .list();
    }

    private StatementSpec entry(String sql, DispatchRequest request, @Nullable DispatchKey key) {
        return database.sql(sql)
                .param("host", request.host())
                .param("repository", request.repository())
                .param("workflow", request.workflow())
                .param("ref", request.ref())
                .param("subject", request.subject())
                .param("keyId", request.keyId())
                .param("requestId", request.requestId())
                .param("kind", request.kind().word())
                .param("runId", request.runId())
                .param("inputs", Entries.bytes(request.inputsDigest()))
                .param("correlation", request.correlationInput())
                .param("key", key == null ? null : Entries.bytes(key.key()))
                .param("fingerprint", key == null ? null : Entries.bytes(key.fingerprint()))
                .param("lease", seconds(properties.lease()))
                .param("now", time(clock.instant()));
    }

    private static DispatchTry attempt(ResultSet row, int number) throws SQLException {
        return new DispatchTry(row.getObject("id", UUID.class), row.getInt("tries"));
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1_000.0;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
