-- What changed in records that existed before, one row a change: the changed fields alone, as they were and as they are,
-- each a JSON object. The first values of a record are no change. `bucket` is where the record stood before, since only
-- those who may read that may read the old values.
CREATE TABLE record_history (
    kind TEXT NOT NULL,
    record @BYTES@ NOT NULL,
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    bucket BIGINT NOT NULL,
    old_fields TEXT NOT NULL,
    new_fields TEXT NOT NULL,
    PRIMARY KEY (kind, record, number)
) @CLUSTERED@;
