-- Who did what, as a chain: each entry's hash covers its text and the hash before it. Whoever appends locks the head first,
-- so that all replicas together make one chain without gaps.
CREATE TABLE audit_head (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    id       bigint  NOT NULL,
    hash     bytea   NOT NULL CHECK (length(hash) = 32)
);

INSERT INTO audit_head (id, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

-- The columns for searching are made of the text, so that they cannot say anything else.
CREATE TABLE audit_entry (
    id         bigint PRIMARY KEY CHECK (id > 0),
    entry      text   NOT NULL CHECK (length(entry) <= 16000),
    prev_hash  bytea  NOT NULL CHECK (length(prev_hash) = 32),
    hash       bytea  NOT NULL CHECK (length(hash) = 32),
    at         text   COLLATE "C" NOT NULL GENERATED ALWAYS AS (entry::jsonb ->> 'at') STORED,
    request_id text   GENERATED ALWAYS AS (entry::jsonb ->> 'request_id') STORED,
    subject    text   GENERATED ALWAYS AS (entry::jsonb ->> 'subject') STORED,
    key_id     text   GENERATED ALWAYS AS (entry::jsonb ->> 'key_id') STORED,
    operation  text   NOT NULL GENERATED ALWAYS AS (entry::jsonb ->> 'operation') STORED,
    repository text   GENERATED ALWAYS AS (lower(entry::jsonb ->> 'repository')) STORED,
    outcome    text   NOT NULL GENERATED ALWAYS AS (entry::jsonb ->> 'outcome') STORED
);

COMMENT ON COLUMN audit_entry.entry IS 'canonical JSON; hash = SHA-256 of prev_hash and these bytes in UTF-8';
COMMENT ON COLUMN audit_entry.at IS 'UTC with milliseconds, always of the same length: sorts like the time';

CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE INDEX audit_entry_request ON audit_entry (request_id, id);
CREATE INDEX audit_entry_subject ON audit_entry (subject, id);
CREATE INDEX audit_entry_key ON audit_entry (key_id, id) WHERE key_id IS NOT NULL;
CREATE INDEX audit_entry_operation ON audit_entry (operation, id);
CREATE INDEX audit_entry_repository ON audit_entry (repository, id) WHERE repository IS NOT NULL;
CREATE INDEX audit_entry_outcome ON audit_entry (outcome, id);

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
