-- What people have changed. Nothing here is the server's: rows as the server has them stand in the cache alone.
CREATE TABLE edit_log (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    log_id BLOB NOT NULL, -- another one: what a reader remembers of the edits is of another file
    revision INTEGER NOT NULL, -- rises with every change of an edit
    next_mid INTEGER NOT NULL
);

-- One step of undo.
CREATE TABLE edit_action (
    aid BLOB PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    title TEXT NOT NULL, -- JSON: the English source and its arguments
    undoes BLOB, -- the action that this one takes back
    crc INTEGER NOT NULL
) WITHOUT ROWID;

-- One operation of the protocol. `payload` is as typed, always; all else says what became of it.
CREATE TABLE edit (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    mid INTEGER, -- none where its number was used up without it
    to_send INTEGER NOT NULL, -- the number is not answered yet
    state INTEGER NOT NULL,
    state_before INTEGER NOT NULL, -- of what was discarded
    changed INTEGER NOT NULL, -- the revision that did it last
    gid BLOB NOT NULL,
    aid BLOB NOT NULL,
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    payload BLOB NOT NULL,
    crc INTEGER NOT NULL, -- of what does not change: place, gid, aid, payload
    status INTEGER NOT NULL,
    bucket TEXT NOT NULL, -- where the server put the result, and at which seq
    seq INTEGER NOT NULL,
    settled INTEGER NOT NULL, -- the shown cache has the result
    conflict BLOB NOT NULL,
    kept TEXT NOT NULL, -- JSON: fields in which the server's value stayed
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
