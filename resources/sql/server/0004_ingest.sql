-- Data that machines have handed in. A batch is here before it is acknowledged; `payload` (one zstd frame around the
-- CSV) goes once its rows are in their columns. `id` is the order of arrival, `name` the sender's own.
CREATE TABLE ingest_batch (
    id INTEGER PRIMARY KEY,
    token TEXT NOT NULL,
    name TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    row_count BIGINT NOT NULL,
    raw_size BIGINT NOT NULL,
    payload @BYTES@,
    merged_at BIGINT,
    rejected BIGINT NOT NULL,
    errors TEXT NOT NULL,
    UNIQUE (token, name)
);
CREATE INDEX ingest_batch_waiting ON ingest_batch (id) WHERE merged_at IS NULL;
CREATE INDEX ingest_batch_by_merge ON ingest_batch (merged_at) WHERE merged_at IS NOT NULL;
