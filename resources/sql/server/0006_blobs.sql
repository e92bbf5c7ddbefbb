-- Images of content by the hash of their bytes, so each is here once. The bytes come last: what asks for the others does
-- not read them.
CREATE TABLE blob (
    hash TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    size BIGINT NOT NULL,
    stored_at BIGINT NOT NULL,
    who TEXT NOT NULL,
    bytes @BYTES@ NOT NULL
);
