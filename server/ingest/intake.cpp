// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/ingest/intake.h"

#include "models/protocol/frame.h"
#include "server/ingest/csvbody.h"
#include "server/ingest/ingestpurpose.h"

namespace qunce::server {

namespace {

constexpr int64_t kComeAgainMs = 5000;

Refusal slowDown(const char *why)
{
    Refusal refusal {Refusal::Code::SlowDown, why};
    refusal.retryAfterMs = kComeAgainMs;
    return refusal;
}

/// How many rows there are to read, good or bad.
Result<uint64_t> countRows(const std::string &body, ImportKind kind)
{
    QUNCE_ASSIGN(const std::unique_ptr<CsvBody> csv, CsvBody::open(body, kind));
    for (uint64_t rows = 0;; ++rows) {
        QUNCE_ASSIGN(const bool more, csv->rows().next());
        if (!more)
            return rows;
    }
}

} // namespace

IngestIntake::IngestIntake(Storage &storage, const Clock &clock, IngestLimits limits)
    : m_storage(storage), m_clock(clock), m_limits(limits), m_thread([this] { work(); })
{ }

IngestIntake::~IngestIntake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void IngestIntake::submit(Delivery delivery, Done done)
{
    const std::optional<ImportKind> kind = kindOfPurpose(delivery.purpose);
    if (!kind)
        return done(Refusal {Refusal::Code::Malformed, "nothing is handed in as " + delivery.purpose});
    const Result<uint64_t> rows = countRows(delivery.body, *kind);
    if (!rows.ok()) {
        done(rows.error().code == ErrorCode::InvalidInput
                ? Refusal {Refusal::Code::Malformed, rows.error().userText.english()}
                : refusalFor(rows.error()));
        return;
    }
    IngestBatch batch;
    batch.token = delivery.token;
    batch.name = delivery.batch;
    batch.purpose = delivery.purpose;
    batch.bodyHash = bodyHash(delivery.body);
    batch.rows = *rows;
    batch.rawSize = delivery.body.size();
    {
        const std::lock_guard lock(m_mutex);
        if (m_queue.size() < m_limits.queueBodies
            && m_queuedBytes + delivery.body.size() <= m_limits.queueBytes) {
            m_queuedBytes += delivery.body.size();
            m_queue.push_back({std::move(delivery), std::move(batch), std::move(done)});
            m_wake.notify_one();
            return;
        }
    }
    done(slowDown("too many deliveries at once"));
}

void IngestIntake::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
        if (m_stopping)
            return;
        std::vector<Waiting> all;
        all.swap(m_queue);
        m_queuedBytes = 0;
        lock.unlock();
        const Result<void> written = write(all);
        for (Waiting &one : all) {
            if (written.ok())
                one.done(std::move(one.outcome));
            else
                one.done(written.error().code == ErrorCode::Locked ? slowDown("the database is being written")
                                                                   : refusalFor(written.error()));
        }
        lock.lock();
    }
}

Result<void> IngestIntake::write(std::vector<Waiting> &all)
{
    QUNCE_ASSIGN(const auto transaction, m_storage.beginWriteWithin(m_limits.patience));
    QUNCE_ASSIGN(uint64_t waitingBytes, transaction->waitingIngestBytes());
    for (Waiting &one : all) {
        QUNCE_ASSIGN(one.outcome,
            writeOne(*transaction, one, waitingBytes + one.batch.rawSize > m_limits.waitingBytes));
        waitingBytes += one.batch.rawSize;
    }
    return transaction->commit();
}

Result<Outcome<IngestBatch>> IngestIntake::writeOne(
    WriteTransaction &transaction, const Waiting &one, bool isFull)
{
    QUNCE_ASSIGN(
        const std::optional<IngestBatch> known, transaction.ingestBatch(one.batch.token, one.batch.name));
    if (known && known->bodyHash == one.batch.bodyHash)
        return Outcome<IngestBatch>(*known);
    if (known)
        return Outcome<IngestBatch>(
            Refusal {Refusal::Code::Malformed, "another body came under this X-Batch-Id before"});
    if (isFull)
        return Outcome<IngestBatch>(slowDown("too much waits to be merged"));
    IngestBatch batch = one.batch;
    batch.receivedAtMs = m_clock.nowMs();
    QUNCE_TRY(transaction.addIngestBatch(batch, one.delivery.body));
    return Outcome<IngestBatch>(std::move(batch));
}

} // namespace qunce::server
