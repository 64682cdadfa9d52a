-- Each backlog's ranking as it was when its plan was last written to a sprint; score as in the table of scores.
CREATE TABLE baseline (
    backlog TEXT   NOT NULL PRIMARY KEY,
    sprint  TEXT   NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE TABLE baseline_issue (
    backlog  TEXT    NOT NULL REFERENCES baseline (backlog) ON DELETE CASCADE,
    issue_id BIGINT  NOT NULL,
    place    INTEGER NOT NULL,
    score    TEXT    NOT NULL,
    PRIMARY KEY (backlog, issue_id)
);
