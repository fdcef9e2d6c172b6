-- Who may call with a key of ours. The key itself is nowhere: whoever reads this table can call nothing.
CREATE TABLE api_key (
    id           text        PRIMARY KEY CHECK (id ~ '^key_[0-9A-Za-z]{15}$'),
    number       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    hash         bytea       NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    subject      text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    grants       jsonb       NOT NULL CHECK (jsonb_typeof(grants) = 'array'),
    hourly_limit int         CHECK (hourly_limit > 0),
    created_at   timestamptz NOT NULL,
    created_by   text        NOT NULL,
    expires_at   timestamptz NOT NULL CHECK (expires_at > created_at),
    last_used_at timestamptz,
    revoked_at   timestamptz,
    revoked_by   text,
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);

COMMENT ON COLUMN api_key.number IS 'order of creation, for paging';
COMMENT ON COLUMN api_key.hash IS 'SHA-256 of the key''s text';
COMMENT ON COLUMN api_key.last_used_at IS 'to the minute';
