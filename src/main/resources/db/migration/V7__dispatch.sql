-- Who started which run: written before GitHub is asked, so that nothing is started that nobody is known to have asked for.
CREATE TABLE dispatch (
    id            uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    host          text        NOT NULL,
    repository    text        NOT NULL CHECK (repository = lower(repository)),
    repository_id bigint,
    workflow      text,
    ref           text,
    subject       text        NOT NULL,
    key_id        text,
    request_id    text        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('dispatch', 'rerun')),
    state         text        NOT NULL DEFAULT 'requested' CHECK (
        state IN ('requested', 'dispatched', 'unknown', 'resolved', 'failed')),
    run_id        bigint,
    run_attempt   int,
    requested_at  timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    CONSTRAINT dispatch_names_its_run CHECK (state NOT IN ('dispatched', 'resolved') OR run_id IS NOT NULL)
);

COMMENT ON COLUMN dispatch.workflow IS 'as it was asked for: a file or a number; null when a repository event may start any';
COMMENT ON COLUMN dispatch.state IS 'unknown: whether GitHub acted, or which run came of it, is not known; resolved: it was found out later';

CREATE INDEX dispatch_run ON dispatch (run_id, subject) WHERE run_id IS NOT NULL;
CREATE INDEX dispatch_undecided ON dispatch (subject, repository, requested_at)
    WHERE state IN ('requested', 'unknown') AND run_id IS NULL;
CREATE INDEX dispatch_age ON dispatch (requested_at);
