-- outbox.db as the program with migration 1 left it. Never changed: it stands for what people have on their disks.
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
