-- Which runs GitHub is to be asked about: one row for a run, for all who want to know, on all replicas. Times are the
-- database's, so that replicas agree on them.
CREATE TABLE run_watch (
    run_id        bigint      NOT NULL,
    repository    text        NOT NULL CHECK (repository = lower(repository)),
    reason        text        NOT NULL CHECK (reason IN ('waiter', 'doubt', 'gap')),
    since         timestamptz NOT NULL DEFAULT now(),
    wanted_until  timestamptz NOT NULL,
    due_at        timestamptz NOT NULL DEFAULT now(),
    checks        int         NOT NULL DEFAULT 0,
    checks_met    int         NOT NULL DEFAULT 0,
    claims        int         NOT NULL DEFAULT 0,
    claimed_until timestamptz NOT NULL DEFAULT '-infinity',
    polled_at     timestamptz,
    surprised_at  timestamptz,
    failures      int         NOT NULL DEFAULT 0,
    PRIMARY KEY (run_id, repository)
) WITH (fillfactor = 50);

COMMENT ON COLUMN run_watch.repository IS 'where it is looked for, as its first watcher said; in lower case';
COMMENT ON COLUMN run_watch.checks IS 'how often a single look was wished for; those up to checks_met have been done';
COMMENT ON COLUMN run_watch.claims IS 'tells one claim from a later one';
COMMENT ON COLUMN run_watch.surprised_at IS 'when GitHub last told us what no webhook had';

CREATE INDEX run_watch_due ON run_watch (reason, due_at);
