-- What a profile must not lose. All of it is one row, but the cache's generations.
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

-- cache.NUMBER.db. One that is not durable was filled without waiting for the disk, so it counts only as long as the
-- machine runs that did it. Readers look at the newest one that is shown. Numbers are not used twice.
CREATE TABLE generation (
    number INTEGER PRIMARY KEY,
    boot_id TEXT NOT NULL,
    durable INTEGER NOT NULL,
    shown INTEGER NOT NULL
);
