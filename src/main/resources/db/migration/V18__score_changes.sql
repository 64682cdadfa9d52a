-- How scores have changed, one row a run that changed one: what an issue scored at first isn't kept. Values are decimals as text.
CREATE TABLE score_change (
    backlog      TEXT   NOT NULL,
    issue_id     BIGINT NOT NULL,
    run_id       BIGINT NOT NULL,
    before_value TEXT,
    after_value  TEXT,
    why          TEXT   NOT NULL,
    PRIMARY KEY (backlog, issue_id, run_id)
);
