package io.actionsgateway.run.dispatch;

/** The statements of {@link DispatchLedger}. Leases and searches go by the database's clock. */
final class LedgerSql {

    private static final String INSERT = """
        insert into dispatch (host, repository, workflow, ref, subject, key_id, request_id, kind, run_id, inputs_digest,
            correlation_input, idempotency_key, fingerprint, requested_at, tried_at, updated_at, lease_until,
                sent_at)
        values (:host, :repository, :workflow, :ref, :subject, :keyId, :requestId, :kind, :runId, :inputs,
            :correlation, :key, :fingerprint, :now, :now, :now, now() + make_interval(secs => :lease),
                case when :queued then null else now() end)
        """;

    static final String ENTER = INSERT + "returning id, tries";

    /** Of requests under one key all but one find the row; it is theirs only when it failed and says the same. */
    static final String CLAIM = INSERT + """
            on conflict (subject, idempotency_key) where idempotency_key is not null do update set
                state = 'requested', tries = dispatch.tries + 1, tried_at = excluded.tried_at,
                    sent_at = excluded.sent_at,
                updated_at = excluded.updated_at, lease_until = excluded.lease_until, key_id = excluded.key_id,
                request_id = excluded.request_id, accepted = false, reason = null, candidates = '{}',
                search_at = null, search_until = null, searches = 0, decided_at = null
            where dispatch.state = 'failed' and dispatch.fingerprint = excluded.fingerprint
            returning id, tries""";

    static final String UNDER_KEY =
            "select *, fingerprint = :fingerprint as same from dispatch where subject = :subject and idempotency_key ="
                    + " :key";

    /** What GitHub says of a run is better than what was concluded: whoever was given the run by mistake is open again. */
    static final String UNSEAT = """
            update dispatch other set state = 'unknown', run_id = null, run_attempt = null, html_url = null,
                search_at = now(), decided_at = null, updated_at = :now
            from dispatch own
            where own.id = :id and own.kind = 'dispatch' and other.kind = 'dispatch' and other.host = own.host
              and other.run_id = :runId and other.state = 'resolved' and other.id <> own.id""";

    static final String SETTLE = """
            update dispatch set state = :state, run_id = coalesce(:runId::bigint, run_id),
                run_attempt = case when :runId::bigint is not null and kind = 'dispatch' then 1 else run_attempt end,
                html_url = coalesce(:htmlUrl, html_url), accepted = :accepted, reason = :reason,
                search_at = case when :state = 'unknown' and kind = 'dispatch' and workflow is not null then now() end,
                search_until = case when :state = 'unknown' then
                    coalesce(search_until, now() + make_interval(secs => :window)) end,
                decided_at = case when :state <> 'unknown' then now() end, candidates = '{}', updated_at = :now
            where id = :id and tries = :try and state in ('requested', 'unknown')""";

    static final String STARTED = """
            select exists (select from dispatch
                where run_id = :runId and subject = :subject and host = :host and state <> 'failed')""";

    static final String UNDECIDED = """
            select * from dispatch
            where subject = :subject and repository = :repository and host = :host
              and state in ('requested', 'unknown') and run_id is null
              and (:from::timestamptz is null or tried_at between :from and :until)
            order by tried_at desc limit :limit""";

    static final String LIST = """
            select * from dispatch
            where (:subject::text is null or subject = :subject) and (:repository::text is null or repository = :repository)
              and (:state::text is null or state = :state) and (:runId::bigint is null or run_id = :runId)
              and position < :before
            order by position desc limit :limit""";

    private LedgerSql() {}
}
