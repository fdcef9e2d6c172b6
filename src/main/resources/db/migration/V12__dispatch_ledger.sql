-- The ledger learns to keep a promise: what was asked under which key, what was found of it, and what is still to be found.
ALTER TABLE dispatch
    ADD COLUMN position          bigint      GENERATED ALWAYS AS IDENTITY,
    ADD COLUMN inputs_digest     bytea       CHECK (octet_length(inputs_digest) = 32),
    ADD COLUMN correlation_input text,
    ADD COLUMN idempotency_key   bytea       CHECK (octet_length(idempotency_key) = 32),
    ADD COLUMN fingerprint       bytea       CHECK (octet_length(fingerprint) = 32),
    ADD COLUMN tries             int         NOT NULL DEFAULT 1,
    ADD COLUMN tried_at          timestamptz,
    ADD COLUMN sent_at           timestamptz,
    ADD COLUMN lease_until       timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN accepted          boolean     NOT NULL DEFAULT false,
    ADD COLUMN search_at         timestamptz,
    ADD COLUMN search_until      timestamptz,
    ADD COLUMN searches          int         NOT NULL DEFAULT 0,
    ADD COLUMN decided_at        timestamptz,
    ADD COLUMN html_url          text,
    ADD COLUMN reason            text,
    ADD COLUMN candidates        bigint[]    NOT NULL DEFAULT '{}';

UPDATE dispatch SET tried_at = requested_at, sent_at = requested_at;

ALTER TABLE dispatch
    ALTER COLUMN tried_at SET NOT NULL,
    ALTER COLUMN tried_at SET DEFAULT now(),
    ADD CONSTRAINT dispatch_key_has_fingerprint CHECK ((idempotency_key IS NULL) = (fingerprint IS NULL));

COMMENT ON COLUMN dispatch.position IS 'the order of lists';
COMMENT ON COLUMN dispatch.inputs_digest IS 'SHA-256 of the inputs, which are kept nowhere';
COMMENT ON COLUMN dispatch.idempotency_key IS 'SHA-256 of the key; it starts one run of its subject at most';
COMMENT ON COLUMN dispatch.fingerprint IS 'SHA-256 of repository, workflow, ref and inputs: what the key stands for';
COMMENT ON COLUMN dispatch.tried_at IS 'before GitHub was asked, the last time; a replica of the version before does not say it';
COMMENT ON COLUMN dispatch.sent_at IS 'since when a run may come of it, by the database''s clock; null: it waits for its turn';
COMMENT ON COLUMN dispatch.lease_until IS 'still requested after that, by the database''s clock: who asked has died, and what came of it is unknown';
COMMENT ON COLUMN dispatch.accepted IS 'GitHub has said that it took it; unknown is only which run';
COMMENT ON COLUMN dispatch.search_at IS 'when GitHub is asked for its run, by the database''s clock; null: no more';
COMMENT ON COLUMN dispatch.reason IS 'why it failed';
COMMENT ON COLUMN dispatch.candidates IS 'runs that may have come of it, where it cannot be told';

CREATE UNIQUE INDEX dispatch_key ON dispatch (subject, idempotency_key) WHERE idempotency_key IS NOT NULL;
-- Whatever several replicas believe at the same time: a run came of one request.
CREATE UNIQUE INDEX dispatch_claimed ON dispatch (host, run_id)
    WHERE kind = 'dispatch' AND state IN ('dispatched', 'resolved');
CREATE INDEX dispatch_open ON dispatch (host, repository) WHERE kind = 'dispatch' AND state IN ('requested', 'unknown');
CREATE INDEX dispatch_requested ON dispatch (lease_until) WHERE state = 'requested';
CREATE INDEX dispatch_position ON dispatch (position DESC);
CREATE INDEX dispatch_subject ON dispatch (subject, position DESC);
CREATE INDEX dispatch_repository ON dispatch (repository, position DESC);
