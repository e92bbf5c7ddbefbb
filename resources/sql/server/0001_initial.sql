-- @BYTES@ and @CLUSTERED@ are filled in by the dialect: BLOB and WITHOUT ROWID in SQLite, BYTEA and nothing in
-- PostgreSQL. Digests are unsigned 64-bit numbers, kept as the signed number with the same bits.

-- The order of each bucket: a writer takes the head last and adds the number of rows that it changed.
CREATE TABLE bucket_head (
    id INTEGER PRIMARY KEY,
    bucket TEXT NOT NULL UNIQUE,
    head_seq BIGINT NOT NULL,
    head_salt @BYTES@ NOT NULL,
    floor_seq BIGINT NOT NULL,
    live_rows BIGINT NOT NULL,
    digest BIGINT NOT NULL
);

CREATE TABLE bucket_commit (
    bucket BIGINT NOT NULL REFERENCES bucket_head (id),
    seq BIGINT NOT NULL,
    salt @BYTES@ NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (bucket, seq)
) @CLUSTERED@;

-- The bucket of a row is a bucket_head's id. It is no foreign key: looking it up for each of a million rows of a load
-- costs more than it finds, and `qunced check` looks at every row of every bucket.
CREATE TABLE record (
    kind TEXT NOT NULL,
    id @BYTES@ NOT NULL,
    bucket BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    code TEXT,
    at BIGINT,
    ref1 @BYTES@,
    ref2 @BYTES@,
    fields TEXT NOT NULL,
    field_seqs TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) @CLUSTERED@;
CREATE UNIQUE INDEX record_by_code ON record (kind, code) WHERE code IS NOT NULL;
CREATE INDEX record_by_seq ON record (bucket, seq);
CREATE INDEX record_by_at ON record (kind, at) WHERE at IS NOT NULL;
CREATE INDEX record_by_ref1 ON record (kind, ref1) WHERE ref1 IS NOT NULL;
CREATE INDEX record_by_ref2 ON record (kind, ref2) WHERE ref2 IS NOT NULL;

-- A metric's number says its fact kind. The payload is one zstd frame around the encoded column.
CREATE TABLE fact (
    bucket BIGINT NOT NULL,
    metric BIGINT NOT NULL,
    key TEXT NOT NULL,
    seq BIGINT NOT NULL,
    raw_size BIGINT NOT NULL,
    payload @BYTES@ NOT NULL,
    PRIMARY KEY (bucket, metric, key)
) @CLUSTERED@;
CREATE INDEX fact_by_seq ON fact (bucket, seq);

-- Rows that left a bucket; kind and id as on the wire.
CREATE TABLE tombstone (
    bucket BIGINT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (bucket, kind, id)
) @CLUSTERED@;
CREATE INDEX tombstone_by_seq ON tombstone (bucket, seq);

CREATE TABLE assignment_rows (
    region @BYTES@ NOT NULL,
    task @BYTES@ NOT NULL,
    raw_size BIGINT NOT NULL,
    payload @BYTES@ NOT NULL,
    PRIMARY KEY (region, task)
) @CLUSTERED@;

CREATE TABLE imported_values (
    kind TEXT NOT NULL,
    id @BYTES@ NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) @CLUSTERED@;

CREATE TABLE account (
    id @BYTES@ PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL,
    whole_brand BIGINT NOT NULL,
    disabled BIGINT NOT NULL,
    created_at BIGINT NOT NULL
) @CLUSTERED@;

CREATE TABLE account_region (
    account @BYTES@ NOT NULL REFERENCES account (id),
    region @BYTES@ NOT NULL,
    PRIMARY KEY (account, region)
) @CLUSTERED@;

CREATE TABLE device (
    id @BYTES@ PRIMARY KEY,
    account @BYTES@ NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    revoked BIGINT NOT NULL
) @CLUSTERED@;

CREATE TABLE ingest_token (
    name TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    hash @BYTES@ NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    revoked BIGINT NOT NULL
) @CLUSTERED@;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL
);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) @CLUSTERED@;
