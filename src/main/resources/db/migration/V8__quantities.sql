-- How much was measured, such as users, events or seats.
ALTER TABLE evidence ADD COLUMN quantity TEXT;
