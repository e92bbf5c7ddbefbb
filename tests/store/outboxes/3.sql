-- outbox.db as the program with migration 3 left it. Never changed: it stands for what people have on their disks.
PRAGMA journal_mode = WAL;
CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO migration VALUES (1, 'initial');
CREATE TABLE meta (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    client_id BLOB NOT NULL,
    session_no INTEGER NOT NULL,
    epoch TEXT NOT NULL,
    lease_until_ms INTEGER NOT NULL,
    clock_offset_ms INTEGER NOT NULL,
    fact_from TEXT NOT NULL,
    last_generation INTEGER NOT NULL
);
INSERT INTO meta VALUES (1, x'01920000000070008000000000000001', 7, 'epoch', 1790000000000, -250, '2024-10-01', 3);
CREATE TABLE generation (
    number INTEGER PRIMARY KEY,
    boot_id TEXT NOT NULL,
    durable INTEGER NOT NULL,
    shown INTEGER NOT NULL
);
INSERT INTO generation VALUES (3, 'some boot', 1, 1);
INSERT INTO migration VALUES (2, 'edits');
CREATE TABLE edit_log (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    log_id BLOB NOT NULL,
    revision INTEGER NOT NULL,
    next_mid INTEGER NOT NULL
);

CREATE TABLE edit_action (
    aid BLOB PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    title TEXT NOT NULL,
    undoes BLOB,
    crc INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE edit (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    mid INTEGER,
    to_send INTEGER NOT NULL,
    state INTEGER NOT NULL,
    state_before INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    gid BLOB NOT NULL,
    aid BLOB NOT NULL,
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    payload BLOB NOT NULL,
    crc INTEGER NOT NULL,
    status INTEGER NOT NULL,
    bucket TEXT NOT NULL,
    seq INTEGER NOT NULL,
    settled INTEGER NOT NULL,
    conflict BLOB NOT NULL,
    kept TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    answered_ms INTEGER NOT NULL
);
CREATE UNIQUE INDEX edit_by_mid ON edit (mid) WHERE mid IS NOT NULL;
CREATE INDEX edit_to_send ON edit (mid) WHERE to_send = 1;
CREATE INDEX edit_by_state ON edit (state, place);
CREATE INDEX edit_unsettled ON edit (place) WHERE state = 2 AND settled = 0;
CREATE INDEX edit_by_change ON edit (changed);
CREATE INDEX edit_by_group ON edit (gid);
CREATE INDEX edit_by_action ON edit (aid);
INSERT INTO migration VALUES (3, 'names');
ALTER TABLE meta ADD COLUMN owner_id BLOB NOT NULL DEFAULT x'';
ALTER TABLE meta ADD COLUMN owner_name TEXT NOT NULL DEFAULT '';

CREATE TABLE former_client (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id BLOB NOT NULL,
    next_mid INTEGER NOT NULL
);
ALTER TABLE edit ADD COLUMN former_client INTEGER;
ALTER TABLE edit ADD COLUMN former_mid INTEGER;
CREATE INDEX edit_by_former_client ON edit (former_client) WHERE former_client IS NOT NULL;
UPDATE meta SET owner_id = x'01920000000070008000000000000007', owner_name = 'li';
