-- A score now says its formula, what it took from evidence and goals, and whose inputs it has; beside it stands what the
-- issue is worth to those that wait for it. All of it is reckoned afresh by the next sync.
DELETE FROM score;
ALTER TABLE score ADD COLUMN borrowed TEXT;
