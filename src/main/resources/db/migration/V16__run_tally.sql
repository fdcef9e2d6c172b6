-- What has ended and is not counted yet. Triggers write it, so that each run and job counts once, whoever tells of its
-- end and however often; counting deletes it.
CREATE TABLE run_ended (
    run_id      bigint NOT NULL,
    run_attempt int    NOT NULL,
    job_id      bigint
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

COMMENT ON COLUMN run_ended.job_id IS 'null when it is the run itself';

CREATE FUNCTION note_run_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO run_ended (run_id, run_attempt) VALUES (NEW.run_id, NEW.run_attempt);
    RETURN NULL;
END
$$;

CREATE FUNCTION note_job_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO run_ended (run_id, run_attempt, job_id) VALUES (NEW.run_id, NEW.run_attempt, NEW.job_id);
    RETURN NULL;
END
$$;

CREATE TRIGGER workflow_run_born_ended AFTER INSERT ON workflow_run
    FOR EACH ROW WHEN (NEW.phase >= 2) EXECUTE FUNCTION note_run_end();
CREATE TRIGGER workflow_run_ended AFTER UPDATE ON workflow_run
    FOR EACH ROW WHEN (OLD.phase < 2 AND NEW.phase >= 2) EXECUTE FUNCTION note_run_end();
CREATE TRIGGER workflow_job_born_ended AFTER INSERT ON workflow_job
    FOR EACH ROW WHEN (NEW.phase >= 2) EXECUTE FUNCTION note_job_end();
CREATE TRIGGER workflow_job_ended AFTER UPDATE ON workflow_job
    FOR EACH ROW WHEN (OLD.phase < 2 AND NEW.phase >= 2) EXECUTE FUNCTION note_job_end();

INSERT INTO run_ended (run_id, run_attempt) SELECT run_id, run_attempt FROM workflow_run WHERE phase >= 2;
INSERT INTO run_ended (run_id, run_attempt, job_id)
    SELECT run_id, run_attempt, job_id FROM workflow_job WHERE phase >= 2;

-- The counts, for all replicas and for good.
CREATE TABLE run_tally (
    kind             text     NOT NULL CHECK (kind IN ('run', 'job')),
    repository       text     NOT NULL,
    workflow         text     NOT NULL,
    conclusion       text     NOT NULL,
    attempt          text     NOT NULL CHECK (attempt IN ('first', 'again')),
    ended            bigint   NOT NULL,
    duration_seconds double precision NOT NULL,
    duration_counts  bigint[] NOT NULL,
    queue_seconds    double precision NOT NULL,
    queue_counts     bigint[] NOT NULL,
    PRIMARY KEY (kind, repository, workflow, conclusion, attempt)
) WITH (fillfactor = 50);

COMMENT ON COLUMN run_tally.repository IS 'other, like workflow, where the number of series is used up';
COMMENT ON COLUMN run_tally.duration_counts IS 'how many ended within each bound of Buckets, and last those beyond all';
