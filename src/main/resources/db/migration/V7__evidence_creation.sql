-- An issue was about to be created from this item, and how that ended isn't known.
CREATE TABLE evidence_creation (
    evidence_id BIGINT NOT NULL PRIMARY KEY REFERENCES evidence (id) ON DELETE CASCADE,
    begun       BIGINT NOT NULL
);
