-- Facts, values and scores stand as JSON arrays from now on. All of them come from Jira: the next sync reads them afresh.
-- What Winnow alone knows stays: pushes, their changes, and what was last applied.
DELETE FROM score;
DELETE FROM backlog_issue;
DELETE FROM issue_description;
DELETE FROM issue;
DELETE FROM sync_cursor;
