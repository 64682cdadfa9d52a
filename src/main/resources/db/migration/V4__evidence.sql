-- An account. A merged one keeps its row and its items, and counts as the other.
CREATE TABLE customer (
    id          BIGINT NOT NULL PRIMARY KEY,
    name        TEXT   NOT NULL,
    revenue     TEXT,
    segment     TEXT,
    status      TEXT,
    seats       INTEGER,
    merged_into BIGINT,
    erased      BOOLEAN NOT NULL DEFAULT FALSE
);

-- What an account goes by: EXTERNAL_ID, DOMAIN or ALIAS.
CREATE TABLE customer_name (
    customer_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    kind        TEXT   NOT NULL,
    name        TEXT   NOT NULL,
    PRIMARY KEY (customer_id, kind, name)
);

-- One item. What it says of customer and contact stays as it came; customer_id is what that turned out to be.
CREATE TABLE evidence (
    id          BIGINT NOT NULL PRIMARY KEY,
    source      TEXT   NOT NULL,
    external_id TEXT   NOT NULL,
    kind        TEXT   NOT NULL,
    said_at     BIGINT,
    url         TEXT,
    contact     TEXT,
    customer    TEXT,
    customer_id BIGINT,
    revenue     TEXT,
    segment     TEXT,
    persona     TEXT,
    stage       TEXT,
    nps         INTEGER,
    csat        TEXT,
    importance  TEXT,
    fingerprint TEXT   NOT NULL,
    dismissed   TEXT,
    erased      BOOLEAN NOT NULL DEFAULT FALSE,
    body        TEXT   NOT NULL,
    UNIQUE (source, external_id)
);
CREATE INDEX evidence_by_customer ON evidence (customer_id);
CREATE INDEX evidence_erased ON evidence (source) WHERE erased = TRUE;

-- Which issues an item supports: issue as its source or a person named it, issue_id once the store knows that issue.
CREATE TABLE evidence_link (
    evidence_id BIGINT  NOT NULL REFERENCES evidence (id) ON DELETE CASCADE,
    issue       TEXT    NOT NULL,
    issue_id    BIGINT,
    by_hand     BOOLEAN NOT NULL,
    PRIMARY KEY (evidence_id, issue)
);
CREATE INDEX evidence_link_by_issue ON evidence_link (issue_id);

INSERT INTO counter (name, last) VALUES ('evidence', 0), ('customer', 0);
