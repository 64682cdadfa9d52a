-- What people decided about the order, never deleted. An end is written when somebody ends it; one whose time has come has
-- ended without a word: until tells. Keys are those of the day, for issues that may be gone.
CREATE TABLE order_override (
    id         BIGINT NOT NULL PRIMARY KEY,
    backlog    TEXT   NOT NULL,
    issue_id   BIGINT NOT NULL,
    issue_key  TEXT   NOT NULL,
    kind       TEXT   NOT NULL,
    anchor_id  BIGINT,
    anchor_key TEXT,
    owner      TEXT   NOT NULL,
    reason     TEXT   NOT NULL,
    since      BIGINT NOT NULL,
    until      BIGINT,
    ended_at   BIGINT,
    ended_how  TEXT,
    ended_by   TEXT,
    end_reason TEXT
);
CREATE UNIQUE INDEX order_override_open ON order_override (backlog, issue_id) WHERE ended_at IS NULL;
CREATE INDEX order_override_by_issue ON order_override (issue_id);

INSERT INTO counter (name, last) VALUES ('order_override', 0);
