-- Every tree of goals that was ever applied, as JSON with names: it is read again after years. The last one counts.
CREATE TABLE goal_version (
    version    INTEGER NOT NULL PRIMARY KEY,
    applied_at BIGINT  NOT NULL,
    goals      TEXT    NOT NULL
);

-- A query of the goals; problem is empty when it was answered the last time, and evaluated_at is NULL until it was once.
CREATE TABLE goal_jql (
    id           BIGINT NOT NULL PRIMARY KEY,
    jql          TEXT   NOT NULL UNIQUE,
    evaluated_at BIGINT,
    problem      TEXT   NOT NULL
);

-- What it matched when it was last answered; issues of no backlog among them.
CREATE TABLE goal_jql_issue (
    jql_id   BIGINT NOT NULL REFERENCES goal_jql (id) ON DELETE CASCADE,
    issue_id BIGINT NOT NULL,
    PRIMARY KEY (jql_id, issue_id)
);

-- A field the goals name, by that name; field_id is NULL when none or several fit it, and problem says so.
CREATE TABLE goal_field (
    name     TEXT NOT NULL PRIMARY KEY,
    field_id TEXT,
    problem  TEXT NOT NULL
);

-- The issue behind a key the goals list, in capitals: it stays the same issue when its key changes.
CREATE TABLE goal_issue (
    issue_key TEXT   NOT NULL PRIMARY KEY,
    issue_id  BIGINT NOT NULL
);

-- A day as 2026-10-01, which sorts as text.
CREATE TABLE kpi_point (
    kpi   TEXT NOT NULL,
    day   TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (kpi, day)
);

INSERT INTO counter (name, last) VALUES ('goal_jql', 0);
