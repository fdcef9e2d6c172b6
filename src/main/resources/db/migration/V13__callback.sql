-- Whom to call when a run changes or ends. A row has at most one message under way; its next one waits until that is done.
CREATE TABLE callback (
    id             uuid        PRIMARY KEY,
    number         bigint      GENERATED ALWAYS AS IDENTITY,
    subject        text        NOT NULL,
    key_id         text,
    repository     text        NOT NULL CHECK (repository = lower(repository)),
    run_id         bigint      NOT NULL,
    url            text        NOT NULL,
    wanted         text        NOT NULL CHECK (wanted IN ('final', 'change')),
    state          text        NOT NULL DEFAULT 'waiting' CHECK (
        state IN ('waiting', 'sending', 'delivered', 'failed', 'expired')),
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    watched_until  timestamptz NOT NULL,
    finished_at    timestamptz,
    told_attempt   int         NOT NULL DEFAULT 0,
    told_phase     int         NOT NULL DEFAULT -2,
    told_at        bigint      NOT NULL DEFAULT -9223372036854775808,
    told_rank      int         NOT NULL DEFAULT 0,
    told_state     text,
    messages       int         NOT NULL DEFAULT 0,
    body           text,
    is_last        boolean     NOT NULL DEFAULT false,
    tries          int         NOT NULL DEFAULT 0,
    first_tried_at timestamptz,
    due_at         timestamptz,
    leased_until   timestamptz,
    CONSTRAINT callback_has_what_it_sends CHECK (state <> 'sending' OR (body IS NOT NULL AND due_at IS NOT NULL))
) WITH (fillfactor = 70);

COMMENT ON COLUMN callback.told_at IS 'with the columns beside it: the last statement told, in the order of happening; microseconds';
COMMENT ON COLUMN callback.leased_until IS 'by the clock of the database: who claimed the message has until then';

CREATE INDEX callback_waiting ON callback (run_id) WHERE state = 'waiting';
CREATE INDEX callback_due ON callback (due_at) WHERE state = 'sending';
CREATE INDEX callback_run ON callback (repository, run_id, subject, number);
CREATE INDEX callback_open ON callback (subject) WHERE state IN ('waiting', 'sending');
CREATE INDEX callback_finished ON callback (finished_at) WHERE finished_at IS NOT NULL;

-- Every try, noted before it is made: one without an outcome was cut off, and nobody knows whether it arrived.
CREATE TABLE callback_attempt (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    callback_id     uuid        NOT NULL REFERENCES callback (id) ON DELETE CASCADE,
    message         int         NOT NULL,
    number          int         NOT NULL,
    started_at      timestamptz NOT NULL,
    outcome         text,
    status          int,
    duration_millis int,
    next_attempt_at timestamptz
);

CREATE INDEX callback_attempt_of ON callback_attempt (callback_id, id);
