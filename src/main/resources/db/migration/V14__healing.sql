-- Deliveries that were found in GitHub's log instead of being sent. GitHub's JSON is written anew for them, so that their
-- bytes, and with these the digest, are not those that were signed: hook and GUID name them.
ALTER TABLE webhook_delivery ADD COLUMN pulled boolean NOT NULL DEFAULT false;

CREATE INDEX webhook_delivery_guid ON webhook_delivery (guid);
CREATE UNIQUE INDEX webhook_delivery_pulled ON webhook_delivery (hook, guid) WHERE pulled;

-- How far a hook's log has been compared with the inbox.
CREATE TABLE hook_sweep (
    hook         text        NOT NULL,
    log          text        NOT NULL,
    watermark    timestamptz,
    top          timestamptz,
    position     text,
    newest       timestamptz,
    swept_at     timestamptz,
    missing      bigint      NOT NULL DEFAULT 0,
    lists        bigint      NOT NULL DEFAULT 0,
    gets         bigint      NOT NULL DEFAULT 0,
    redeliveries bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (hook, log)
);

COMMENT ON COLUMN hook_sweep.watermark IS 'all that GitHub delivered until then has been compared';
COMMENT ON COLUMN hook_sweep.top IS 'of a sweep that was interrupted: from position to here it has been compared';
COMMENT ON COLUMN hook_sweep.position IS 'GitHub''s address of the page where it goes on, down to the watermark';

-- Deliveries whose content could not be had, so that they are not asked for again and again.
CREATE TABLE hook_missing (
    hook     text        NOT NULL,
    guid     uuid        NOT NULL,
    tries    int         NOT NULL,
    tried_at timestamptz NOT NULL,
    reason   text        NOT NULL,
    PRIMARY KEY (hook, guid)
);

-- Until when the runs of a repository have been compared with GitHub's lists.
CREATE TABLE repository_heal (
    repository   text        PRIMARY KEY,
    healed_until timestamptz NOT NULL,
    deep_until   timestamptz NOT NULL,
    lists        bigint      NOT NULL DEFAULT 0,
    gets         bigint      NOT NULL DEFAULT 0,
    jobs         bigint      NOT NULL DEFAULT 0
);

COMMENT ON COLUMN repository_heal.deep_until IS 'the same for older runs, which may have been run again';

-- What has not come to its end, among all that has.
CREATE INDEX workflow_run_open ON workflow_run (lower(repository), run_id) WHERE phase < 2;
CREATE INDEX workflow_job_open ON workflow_job (run_id) WHERE phase < 2;
