-- Orders one by one, and what they come to by guide and business night (`night` is that day's number). `guide` and
-- `group_id` are ids of records; `channel` is a number (server/storage/ledgerrows.h); `delivery` says which import or
-- delivery wrote the row last. Money in fen.
CREATE TABLE ledger_order (
    code TEXT PRIMARY KEY,
    guide @BYTES@ NOT NULL,
    group_id @BYTES@,
    paid_at BIGINT NOT NULL,
    night BIGINT NOT NULL,
    after_hours BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    refunds BIGINT NOT NULL,
    items BIGINT,
    channel BIGINT NOT NULL,
    source TEXT NOT NULL,
    delivery BIGINT NOT NULL
) @CLUSTERED@;

-- A row for each guide and night that the ledger speaks for. `imported_…` is what a file of totals said of them, kept
-- for the balance; null where none did.
CREATE TABLE ledger_day (
    night BIGINT NOT NULL,
    guide @BYTES@ NOT NULL,
    order_rows BIGINT NOT NULL,
    orders BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    after_hours BIGINT NOT NULL,
    online BIGINT NOT NULL,
    refunds BIGINT NOT NULL,
    imported_orders BIGINT,
    imported_amount BIGINT,
    imported_after_hours BIGINT,
    imported_online BIGINT,
    imported_refunds BIGINT,
    PRIMARY KEY (night, guide)
) @CLUSTERED@;

ALTER TABLE ingest_batch ADD COLUMN purpose TEXT NOT NULL DEFAULT 'task-results';
