-- Whose edits these are, by the last hello: a file of the session may be lost, and edits are nobody else's to send.
ALTER TABLE meta ADD COLUMN owner_id BLOB NOT NULL DEFAULT x'';
ALTER TABLE meta ADD COLUMN owner_name TEXT NOT NULL DEFAULT '';

-- Clients that this copy of the profile was before, oldest first. A server restored from a backup of that time knows
-- edits under their numbers, and none under the present client's.
CREATE TABLE former_client (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id BLOB NOT NULL,
    next_mid INTEGER NOT NULL
);
ALTER TABLE edit ADD COLUMN former_client INTEGER; -- of an acknowledged one: its number there
ALTER TABLE edit ADD COLUMN former_mid INTEGER;
CREATE INDEX edit_by_former_client ON edit (former_client) WHERE former_client IS NOT NULL;
