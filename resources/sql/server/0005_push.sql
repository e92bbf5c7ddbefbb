-- Edits that consoles push. A client is one copy of a user's data on a laptop; it numbers its edits (`mid`) without gaps,
-- and `lmid` is the last number that was decided, written with what the edit did.
CREATE TABLE push_client (
    id @BYTES@ PRIMARY KEY,
    account @BYTES@ NOT NULL,
    session_no BIGINT NOT NULL,
    lmid BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL
) @CLUSTERED@;
CREATE INDEX push_client_by_age ON push_client (last_seen_at);

-- What came of each edit. `hash` is that of its content, so that a number that comes again with other content is found
-- out; `result` is the answer's entry as CBOR and goes after a while. `rejected_record` is the id of a record that was not made
-- because its making was rejected: what refers to it is rejected too.
CREATE TABLE push_result (
    client @BYTES@ NOT NULL,
    mid BIGINT NOT NULL,
    at BIGINT NOT NULL,
    hash @BYTES@ NOT NULL,
    rejected_record @BYTES@,
    result @BYTES@,
    PRIMARY KEY (client, mid)
) @CLUSTERED@;
CREATE INDEX push_result_by_age ON push_result (at) WHERE result IS NOT NULL;
CREATE INDEX push_result_by_rejected ON push_result (client, rejected_record) WHERE rejected_record IS NOT NULL;

-- Records as they were when they were deleted, as long as their tombstones: somebody may have edited one meanwhile.
CREATE TABLE deleted_record (
    kind TEXT NOT NULL,
    id @BYTES@ NOT NULL,
    bucket BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    fields TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) @CLUSTERED@;
CREATE INDEX deleted_record_by_age ON deleted_record (at);

-- The copy of the data that a change came from (none for an import), and the record's seq in its bucket afterwards.
ALTER TABLE record_history ADD COLUMN client @BYTES@;
ALTER TABLE record_history ADD COLUMN seq BIGINT NOT NULL DEFAULT 0;
