-- What became of each POST that brought an Idempotency-Key, so that the same key does nothing twice. Rows live for a day.
CREATE TABLE idempotency (
    id          bytea       PRIMARY KEY CHECK (octet_length(id) = 32),
    fingerprint bytea       NOT NULL CHECK (octet_length(fingerprint) = 32),
    attempt     uuid        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('in_progress', 'answered', 'withheld')),
    started_at  timestamptz NOT NULL,
    lease_until timestamptz NOT NULL,
    status      integer     CHECK (status BETWEEN 100 AND 599),
    headers     jsonb,
    body        bytea,
    CHECK (state = 'in_progress' OR (status IS NOT NULL AND headers IS NOT NULL)),
    CHECK (state <> 'answered' OR body IS NOT NULL)
);

COMMENT ON COLUMN idempotency.id IS 'SHA-256 of the caller''s subject and the key';
COMMENT ON COLUMN idempotency.fingerprint IS 'SHA-256 of the credential, method, path, query and body that the key belongs to';
COMMENT ON COLUMN idempotency.attempt IS 'who does it: only he writes down what became of it';
COMMENT ON COLUMN idempotency.lease_until IS 'still in progress after that: whoever did it has died, and what he did is not known';
COMMENT ON COLUMN idempotency.body IS 'null when the answer is not kept: it held a secret or was too large';

CREATE INDEX idempotency_age ON idempotency (started_at);
