-- How much was measured, such as users, events or seats.
ALTER TABLE evidence ADD COLUMN quantity TEXT;

-- The moment of the latest event that told of this item, where its events say theirs.
ALTER TABLE evidence ADD COLUMN told_at BIGINT;
