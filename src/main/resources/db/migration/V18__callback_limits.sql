-- Why a callback ended without having told all; and where it goes, because no host gets more than its share of a replica.
ALTER TABLE callback
    ADD COLUMN reason text CHECK (
        reason IN ('unauthorized', 'not-granted', 'gone', 'not-taken', 'run-never-ended')),
    ADD COLUMN host text NOT NULL GENERATED ALWAYS AS (
        coalesce(substring(lower(url) FROM '^https?://(\[[^]]*\]|[^/?#:]+)'), '')) STORED;

COMMENT ON COLUMN callback.host IS 'without its port: what is behind two ports is one machine';

DROP INDEX callback_due;
CREATE INDEX callback_due ON callback (host, due_at) WHERE state = 'sending';
