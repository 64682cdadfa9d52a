-- An issue was about to be created from this item, or was: without an issue it isn't known how that ended.
CREATE TABLE evidence_creation (
    evidence_id BIGINT NOT NULL PRIMARY KEY REFERENCES evidence (id) ON DELETE CASCADE,
    begun       BIGINT NOT NULL,
    issue_id    BIGINT
);
