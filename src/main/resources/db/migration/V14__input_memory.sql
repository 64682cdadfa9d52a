-- What each issue's inputs held and since when, and what stood around it when somebody last set them, as JSON with names:
-- it can't be read afresh from Jira.
CREATE TABLE input_memory (
    backlog  TEXT   NOT NULL,
    issue_id BIGINT NOT NULL,
    memory   TEXT   NOT NULL,
    PRIMARY KEY (backlog, issue_id)
);
