-- Which repository has which number, as GitHub has told: its links name repositories by number, grants by name.
CREATE TABLE repository_name (
    host      text        NOT NULL,
    id        bigint      NOT NULL CHECK (id > 0),
    full_name text        NOT NULL,
    seen_at   timestamptz NOT NULL,
    PRIMARY KEY (host, id)
);

COMMENT ON COLUMN repository_name.host IS 'each GitHub has numbers of its own';

CREATE INDEX repository_name_id ON repository_name (id);
CREATE INDEX repository_name_full_name ON repository_name (host, lower(full_name));

-- Runs name their repository both ways.
CREATE INDEX workflow_run_repository_id ON workflow_run (repository_id, run_id DESC) WHERE repository_id IS NOT NULL;
