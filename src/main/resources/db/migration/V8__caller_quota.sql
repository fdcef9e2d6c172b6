-- How many requests of a caller's hour the replicas have taken for themselves, a slice at a time.
CREATE TABLE caller_quota (
    subject      text        NOT NULL CHECK (length(subject) <= 300),
    key_id       text        NOT NULL,
    window_start timestamptz NOT NULL,
    reserved     int         NOT NULL CHECK (reserved >= 0),
    last_slice   int         NOT NULL CHECK (last_slice >= 0),
    PRIMARY KEY (subject, key_id, window_start)
) WITH (fillfactor = 50);

COMMENT ON COLUMN caller_quota.key_id IS 'empty when it was no API key';
COMMENT ON COLUMN caller_quota.last_slice IS 'how many the last statement got';

CREATE INDEX caller_quota_age ON caller_quota (window_start);
