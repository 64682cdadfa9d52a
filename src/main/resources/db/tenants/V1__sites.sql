-- The sites where the Forge app is installed: each is a tenant, whose data stands in a database of its own.
CREATE TABLE site (
    cloud_id         TEXT   NOT NULL PRIMARY KEY,
    installation_id  TEXT   NOT NULL,
    site_url         TEXT,
    api_base_url     TEXT   NOT NULL,
    environment_type TEXT   NOT NULL,
    environment_id   TEXT   NOT NULL,
    license          TEXT   NOT NULL,
    gone             BOOLEAN NOT NULL,
    installed_at     BIGINT NOT NULL,
    seen_at          BIGINT NOT NULL
);

-- Every installation that ever called, also those that a later one of the same site has replaced.
CREATE TABLE installation (
    id       TEXT   NOT NULL PRIMARY KEY,
    cloud_id TEXT   NOT NULL REFERENCES site (cloud_id),
    first_at BIGINT NOT NULL
);

-- The app's token for a site, sealed with a key that stands in the configuration only, and until when Jira takes it.
CREATE TABLE sealed_token (
    cloud_id   TEXT   NOT NULL PRIMARY KEY REFERENCES site (cloud_id),
    sealed     TEXT   NOT NULL,
    expires_at BIGINT NOT NULL
);
