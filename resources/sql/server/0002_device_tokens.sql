-- Who is signed in where. A device is one sign-in; its `revoked` is 0 while it is signed in, else the number of what
-- ended it (DeviceState). `client` is what the laptop calls itself (X-Client-Id).
ALTER TABLE device ADD COLUMN client @BYTES@;
CREATE INDEX device_by_account ON device (account);

-- Access (0) and refresh (1) tokens, as hashes only; state is 0 live, 1 used but good until its successor is used,
-- 2 replaced: using it again ends the device's session.
CREATE TABLE device_token (
    hash @BYTES@ PRIMARY KEY,
    device @BYTES@ NOT NULL REFERENCES device (id),
    purpose BIGINT NOT NULL,
    state BIGINT NOT NULL,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
) @CLUSTERED@;
CREATE INDEX device_token_by_device ON device_token (device);
