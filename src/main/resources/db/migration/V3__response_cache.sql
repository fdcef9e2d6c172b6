-- GitHub's answers, for all replicas. Only a cache: what a crash of the server takes is asked for again, so the table
-- spares the write-ahead log.
CREATE UNLOGGED TABLE response_cache (
    key         bytea       PRIMARY KEY CHECK (octet_length(key) = 32),
    run_id      bigint,
    run_version bigint,
    fetched_at  timestamptz NOT NULL,
    etag        text        NOT NULL,
    token_print text,
    headers     jsonb       NOT NULL,
    body        bytea       NOT NULL,
    body_sha256 bytea       NOT NULL
);

COMMENT ON COLUMN response_cache.key IS 'SHA-256 of the credential''s partition, the method, the URL and the representation';
COMMENT ON COLUMN response_cache.run_version IS 'newest transition of the run before GitHub was asked; null when none was known';
COMMENT ON COLUMN response_cache.token_print IS 'tells two tokens apart; no token can be read from it';

CREATE INDEX response_cache_run ON response_cache (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX response_cache_age ON response_cache (fetched_at);
