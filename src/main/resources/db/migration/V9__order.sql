-- Pushes of a plan and of undoing: what they were for, what kind each change is, and the order they changed.
ALTER TABLE push ADD COLUMN purpose TEXT NOT NULL DEFAULT 'sync';
ALTER TABLE push_change ADD COLUMN subject TEXT NOT NULL DEFAULT 'FIELD';

-- The whole order before and as wanted: undoing needs neighbours that didn't move, too.
CREATE TABLE push_order (
    push_id    TEXT    NOT NULL PRIMARY KEY REFERENCES push (id) ON DELETE CASCADE,
    rank_calls INTEGER NOT NULL,
    ids_before TEXT    NOT NULL,
    ids_wanted TEXT    NOT NULL
);

-- Jira's rank value of each moved issue before and right after: another value later means that somebody moved it.
CREATE TABLE push_rank (
    push_id     TEXT   NOT NULL REFERENCES push (id) ON DELETE CASCADE,
    issue_id    BIGINT NOT NULL,
    rank_before TEXT   NOT NULL,
    rank_after  TEXT   NOT NULL,
    PRIMARY KEY (push_id, issue_id)
);
