-- Wrong passwords of the last minutes, so that a restart lets nobody guess on. `key` is `user NAME`, only for users that
-- there are, or `address ADDRESS`. The newest are kept, bounded in number.
CREATE TABLE sign_in_failure (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX sign_in_failure_by_key ON sign_in_failure (key);
CREATE INDEX sign_in_failure_by_time ON sign_in_failure (at);
