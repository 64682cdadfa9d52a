-- Why a run ran: SYNC, because somebody or the schedule wanted it; EVENTS, because Jira told of changes.
ALTER TABLE run ADD COLUMN cause TEXT NOT NULL DEFAULT 'SYNC';

-- One row: the last event that Jira sent, and how long the last ones took to become scores.
CREATE TABLE heard_event (
    id         INTEGER NOT NULL PRIMARY KEY,
    heard_at   BIGINT  NOT NULL,
    name       TEXT    NOT NULL,
    settled_at BIGINT,
    lag        BIGINT
);
