-- What the newest imports overwrote, so that each can be taken back (docs/DATA.md, "Undo of an import"). Numbers of imports
-- rise; an import's former values have the numbers first_value to last_value, its log has the parts from 0 on.
CREATE TABLE kept_import (
    number BIGINT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    delivery BIGINT NOT NULL,
    first_value BIGINT NOT NULL,
    last_value BIGINT NOT NULL,
    bytes BIGINT NOT NULL
) @CLUSTERED@;

-- Columns and group rows as they were before: `name` says which (server/storage/formerbook.cpp), raw_size 0 that there was
-- none. after_size is null until somebody else writes there; then it is what the import had left, likewise.
CREATE TABLE former_value (
    number INTEGER PRIMARY KEY,
    import BIGINT NOT NULL,
    name @BYTES@ NOT NULL,
    raw_size BIGINT NOT NULL,
    payload @BYTES@,
    after_size BIGINT,
    after_payload @BYTES@
);
CREATE INDEX former_value_open ON former_value (name) WHERE after_size IS NULL;

-- Everything else that an import changed, in its order: compressed parts of many changes each.
CREATE TABLE import_log (
    import BIGINT NOT NULL,
    part BIGINT NOT NULL,
    raw_size BIGINT NOT NULL,
    payload @BYTES@ NOT NULL,
    PRIMARY KEY (import, part)
);
