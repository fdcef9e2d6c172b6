-- What happened to runs and jobs, once for all who want to hear of it. Order is (era, xid, position): a reader takes only
-- rows of transactions below the oldest one that is still under way, so that a late commit comes behind nobody's back.
CREATE TABLE event_log_era (
    era      int         PRIMARY KEY,
    began_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE event_log_era IS 'a new one begins when the log turns out to be another cluster''s, whose transactions had higher numbers';

INSERT INTO event_log_era (era) VALUES (1);

CREATE SEQUENCE event_log_position CACHE 1;

CREATE TABLE event_log (
    era                 int         NOT NULL,
    xid                 xid8        NOT NULL DEFAULT pg_current_xact_id(),
    position            bigint      NOT NULL DEFAULT nextval('event_log_position'),
    recorded_at         timestamptz NOT NULL,
    kind                text        NOT NULL CHECK (kind IN ('workflow_run', 'workflow_job')),
    repository          text        NOT NULL,
    repository_id       bigint,
    run_id              bigint      NOT NULL,
    run_attempt         int         NOT NULL,
    job_id              bigint,
    name                text,
    workflow_name       text,
    path                text,
    event               text,
    head_branch         text,
    head_sha            text,
    status              text        NOT NULL,
    conclusion          text,
    previous_status     text,
    previous_conclusion text,
    occurred_at         timestamptz,
    late                boolean     NOT NULL,
    html_url            text,
    evidence_kind       text        NOT NULL,
    delivery_id         bigint
) PARTITION BY RANGE (recorded_at);

COMMENT ON COLUMN event_log.late IS 'completes the history; the state stays as it was';

CREATE INDEX event_log_order ON event_log (era, xid, position);

CREATE TABLE event_log_default PARTITION OF event_log DEFAULT;

CREATE TRIGGER event_log_append_only BEFORE UPDATE OR DELETE ON event_log
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_log_no_truncate BEFORE TRUNCATE ON event_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The place up to which events have been dropped because they were too old; whoever stands before it has missed some.
CREATE TABLE event_log_dropped (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    era      int     NOT NULL DEFAULT 0,
    xid      xid8    NOT NULL DEFAULT '0',
    position bigint  NOT NULL DEFAULT 0
);

INSERT INTO event_log_dropped DEFAULT VALUES;
