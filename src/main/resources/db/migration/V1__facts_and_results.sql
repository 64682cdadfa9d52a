-- One dialect for SQLite and PostgreSQL. Times are milliseconds since 1970. JSON stands in TEXT: only the program reads it.

CREATE TABLE issue (
    id           BIGINT NOT NULL PRIMARY KEY,
    issue_key    TEXT   NOT NULL,
    updated      BIGINT NOT NULL,
    field_values TEXT   NOT NULL,
    facts        TEXT   NOT NULL
);
CREATE INDEX issue_by_key ON issue (UPPER(issue_key));

-- Apart from issue, because descriptions are large: neither reading a backlog nor replacing a value may touch them.
CREATE TABLE issue_description (
    issue_id    BIGINT NOT NULL PRIMARY KEY REFERENCES issue (id) ON DELETE CASCADE,
    updated     BIGINT NOT NULL,
    description TEXT   NOT NULL
);

CREATE TABLE backlog_issue (
    backlog  TEXT   NOT NULL,
    issue_id BIGINT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    PRIMARY KEY (backlog, issue_id)
);
CREATE INDEX backlog_issue_by_issue ON backlog_issue (issue_id);

CREATE TABLE sync_cursor (
    backlog        TEXT    NOT NULL PRIMARY KEY,
    watermark      BIGINT  NOT NULL,
    watermark_seen BIGINT  NOT NULL,
    settled        BOOLEAN NOT NULL,
    fingerprint    TEXT    NOT NULL,
    last_full      BIGINT  NOT NULL,
    last_census    BIGINT  NOT NULL,
    count_bias     BIGINT  NOT NULL
);

-- previous_score: NULL where the issue wasn't there, empty where only the rank changed, else JSON like score.
CREATE TABLE score (
    backlog        TEXT   NOT NULL,
    issue_id       BIGINT NOT NULL,
    place          INTEGER,
    changed_in_run BIGINT NOT NULL,
    previous_place INTEGER,
    score          TEXT   NOT NULL,
    previous_score TEXT,
    PRIMARY KEY (backlog, issue_id)
);

CREATE TABLE push (
    id          TEXT    NOT NULL PRIMARY KEY,
    backlog     TEXT    NOT NULL,
    created_at  BIGINT  NOT NULL,
    finished_at BIGINT,
    dry_run     BOOLEAN NOT NULL
);
CREATE INDEX push_by_time ON push (created_at);

CREATE TABLE push_change (
    push_id    TEXT    NOT NULL REFERENCES push (id) ON DELETE CASCADE,
    seq        INTEGER NOT NULL,
    issue_id   BIGINT  NOT NULL,
    issue_key  TEXT    NOT NULL,
    field_id   TEXT    NOT NULL,
    field_name TEXT    NOT NULL,
    old_kind   TEXT    NOT NULL,
    old_text   TEXT    NOT NULL,
    new_kind   TEXT    NOT NULL,
    new_text   TEXT    NOT NULL,
    outcome    TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    PRIMARY KEY (push_id, seq)
);

-- What Winnow last wrote into each field, kept as changes are recorded: its size follows the backlog, not the audit.
CREATE TABLE applied_value (
    issue_id   BIGINT NOT NULL,
    field_id   TEXT   NOT NULL,
    value_kind TEXT   NOT NULL,
    value_text TEXT   NOT NULL,
    PRIMARY KEY (issue_id, field_id)
);

CREATE TABLE run (
    id          BIGINT NOT NULL PRIMARY KEY,
    backlog     TEXT   NOT NULL,
    started_at  BIGINT NOT NULL,
    finished_at BIGINT,
    outcome     TEXT   NOT NULL,
    message     TEXT   NOT NULL,
    result      TEXT
);
CREATE INDEX run_by_backlog ON run (backlog, id);

-- Numbers that only rise; an UPDATE takes the next one, which both databases do one at a time.
CREATE TABLE counter (
    name TEXT   NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);
INSERT INTO counter (name, last) VALUES ('run', 0);
