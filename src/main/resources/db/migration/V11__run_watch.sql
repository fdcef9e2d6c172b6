-- Which runs GitHub is to be asked about: one row for a run, for all who want to know, on all replicas.
CREATE TABLE run_watch (
    run_id       bigint      PRIMARY KEY,
    repository   text        NOT NULL,
    reason       text        NOT NULL CHECK (reason IN ('waiter', 'doubt', 'gap')),
    wanted_until timestamptz NOT NULL,
    due_at       timestamptz NOT NULL
) WITH (fillfactor = 50);

CREATE INDEX run_watch_due ON run_watch (due_at);
