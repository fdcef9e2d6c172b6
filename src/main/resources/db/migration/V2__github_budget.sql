-- What all replicas together have spent of GitHub's limits. A transaction locks the account's row first; it guards the
-- rows of the other two tables too.
CREATE TABLE github_account (
    account       text        PRIMARY KEY CHECK (length(account) <= 200),
    credential    text        NOT NULL,
    closed_until  timestamptz,
    closed_for    text        NOT NULL,
    strikes       int         NOT NULL DEFAULT 0,
    next_write_at timestamptz,
    minute_slot   bigint      NOT NULL DEFAULT 0,
    minute_points int[]       NOT NULL,
    used_at       timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50);

COMMENT ON COLUMN github_account.strikes IS 'refusals in a row; while there are any, calls go one at a time';
COMMENT ON COLUMN github_account.minute_points IS 'points of the running slot of 5 s, of the one before, and so on';

CREATE INDEX github_account_used ON github_account (used_at);

CREATE TABLE github_budget (
    account           text    NOT NULL REFERENCES github_account ON DELETE CASCADE,
    resource          text    NOT NULL,
    hourly_limit      int     NOT NULL,
    remaining         int     NOT NULL CHECK (remaining >= 0),
    reset_at          timestamptz,
    unlimited         boolean NOT NULL,
    probe_until       timestamptz,
    spent_interactive int     NOT NULL,
    spent_event       int     NOT NULL,
    spent_background  int     NOT NULL,
    next_interactive  timestamptz,
    next_event        timestamptz,
    next_background   timestamptz,
    edition           bigint  NOT NULL,
    PRIMARY KEY (account, resource)
) WITH (fillfactor = 50);

COMMENT ON COLUMN github_budget.edition IS 'grows with each new basis of remaining; a charge of another edition is not given back';

-- Places for parallel calls. What a dead replica held comes back when it expires.
CREATE TABLE github_lease (
    id         text        PRIMARY KEY,
    account    text        NOT NULL REFERENCES github_account ON DELETE CASCADE,
    replica    text        NOT NULL,
    places     int         NOT NULL CHECK (places > 0),
    expires_at timestamptz NOT NULL
) WITH (fillfactor = 50);

CREATE INDEX github_lease_account ON github_lease (account);
