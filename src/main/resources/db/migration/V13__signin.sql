-- Who may sign in on the page, and who is signed in: of a link and of a session only its SHA-256, which can't be turned back.
CREATE TABLE signin_link (
    hash       TEXT   NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL,
    role       TEXT   NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE session (
    id         TEXT   NOT NULL PRIMARY KEY,
    hash       TEXT   NOT NULL UNIQUE,
    name       TEXT   NOT NULL,
    role       TEXT   NOT NULL,
    last_used  BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
