package io.actionsgateway.run.dispatch;

/** The statements of {@link OpenDispatches}. */
final class OpenSql {

    static final String ABANDON = """
            update dispatch set state = 'unknown', updated_at = :now,
                search_at = case when kind = 'dispatch' and workflow is not null then now() end,
                search_until = now() + make_interval(secs => :window)
            where state = 'requested' and lease_until < now()""";

    static final String DUE_PLACES = """
            select distinct host, repository from (
                select host, repository from dispatch
                where kind = 'dispatch' and state = 'unknown' and search_at <= now() limit 1000) due""";

    /** A search comes at the end of the window; if that fails, others for a day. */
    static final String DUE = """
            with due as (
                select id, search_until <= now() as past from dispatch
                where kind = 'dispatch' and state = 'unknown' and search_at <= now()
                  and host = :host and repository = any(:repositories)
                order by search_at limit :limit for update skip locked)
            update dispatch set searches = searches + 1,
                search_at = case when search_until > now() then least(search_until,
                    now() + make_interval(secs => least(:longest, :interval * power(2, least(searches, 20)))))
                    when search_until > now() - interval '1 day' then now() + make_interval(secs => :longest) end
            from due where dispatch.id = due.id
            returning dispatch.*, due.past""";

    static final String LOCK = "select 1 from (select pg_advisory_xact_lock(hashtextextended(:place, 12))) locked";

    static final String OPEN = """
            select * from dispatch
            where host = :host and repository = :repository and kind = 'dispatch' and workflow is not null
              and state in ('requested', 'unknown') and sent_at is not null
            order by tried_at desc limit 1000""";

    /** The newest rows only: what is open is young. */
    static final String HEARD = """
            select distinct on (run_id) run_id, workflow_id, path, head_branch, actor, display_title, created_at, html_url
            from (select * from workflow_run where lower(repository) = :repository
                order by run_id desc, run_attempt desc limit 2000) newest
            where event = 'workflow_dispatch' and created_at >= :since
            order by run_id, run_attempt""";

    static final String CLAIMED = """
            select run_id, id, workflow, correlation_input from dispatch
            where host = :host and run_id = any(:runs) and kind = 'dispatch' and state in ('dispatched', 'resolved')""";

    /** As whom GitHub has seen us there, the last time that it named the run itself. */
    static final String ACTOR = """
            select run.actor from dispatch join workflow_run run on run.run_id = dispatch.run_id
            where dispatch.host = :host and dispatch.repository = :repository and dispatch.kind = 'dispatch'
              and dispatch.state = 'dispatched' and run.actor is not null
            order by dispatch.position desc limit 1""";

    static final String FOUND = """
            update dispatch set state = 'resolved', run_id = :runId, run_attempt = 1, html_url = :htmlUrl, candidates = '{}',
                search_at = null, decided_at = now(), updated_at = :now
            where id = :id and tries = :try and state = 'unknown'
            returning extract(epoch from now() - tried_at)""";

    static final String NOT_STARTED = """
            update dispatch set state = 'failed', reason = 'not_started', candidates = '{}', search_at = null,
                decided_at = now(), updated_at = :now
            where id = :id and tries = :try and state = 'unknown'
            returning extract(epoch from now() - tried_at)""";

    static final String UNDECIDED = """
            update dispatch set candidates = :candidates, updated_at = :now
            where id = :id and tries = :try and state = 'unknown' and candidates <> :candidates""";

    /** Repositories of entries for which a run may have been heard of. */
    static final String PLACES = """
            select distinct host, repository from dispatch
            where kind = 'dispatch' and state = 'unknown' and workflow is not null and search_until > now()
              and exists (select from (
                    select * from workflow_run where lower(workflow_run.repository) = dispatch.repository
                    order by run_id desc, run_attempt desc limit 200) run
                where run.event = 'workflow_dispatch'
                  and run.created_at >= dispatch.tried_at - make_interval(secs => :skew))
            limit 100""";

    static final String COUNT = """
            select count(*) from dispatch
            where kind = 'dispatch' and workflow is not null and state in ('requested', 'unknown')""";

    /** Whoever was sent lately and is open has the turn; not for ever, because it may stay open. */
    static final String TURN = """
            update dispatch own set sent_at = now(), tried_at = :now
            where id = :id and tries = :try and state = 'requested' and (:anyway or not exists (
                select from dispatch other
                where other.host = own.host and other.repository = own.repository and other.kind = 'dispatch'
                  and other.id <> own.id and other.state in ('requested', 'unknown')
                  and other.sent_at > now() - make_interval(secs => :turn)))""";

    static final String PLACE = "select host || ' ' || repository from dispatch where id = :id";

    private OpenSql() {}
}
