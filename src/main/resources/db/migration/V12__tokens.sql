-- Who may use the HTTP API: of a token only its SHA-256, which can't be turned back. Rows stay when a token is revoked, so that
-- the audit can always say whose it was.
CREATE TABLE api_token (
    id         TEXT   NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL,
    role       TEXT   NOT NULL,
    hash       TEXT   NOT NULL UNIQUE,
    created_by TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    last_used  BIGINT,
    revoked_at BIGINT,
    revoked_by TEXT
);

-- Who changed what, written together with each change and never deleted.
CREATE TABLE audit (
    id      BIGINT NOT NULL PRIMARY KEY,
    at      BIGINT NOT NULL,
    person  TEXT   NOT NULL,
    means   TEXT   NOT NULL,
    action  TEXT   NOT NULL,
    backlog TEXT,
    subject TEXT   NOT NULL,
    detail  TEXT   NOT NULL
);

INSERT INTO counter (name, last) VALUES ('audit', 0);
