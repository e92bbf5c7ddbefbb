// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sync/pagefiller.h"

#include <algorithm>

#include "models/base/seededbugs.h"

namespace qunce::server {

namespace {

uint64_t boundOf(uint64_t asked, uint64_t usual, uint64_t most)
{
    return std::min(asked == 0 ? usual : asked, most);
}

} // namespace

PageFiller::PageFiller(
    ReadTransaction &transaction, const PageBounds &bounds, const PullRequest &request, WireFormat format)
    : m_transaction(transaction)
    , m_bounds(bounds)
    , m_maxRows(boundOf(request.maxRows, bounds.rows, bounds.rows))
    , m_maxBytes(boundOf(request.maxBytes, bounds.bytes, bounds.mostBytes))
    , m_kindsGained(request.kindsGained.begin(), request.kindsGained.end())
    , m_page(format)
{ }

bool PageFiller::isFull() const
{
    return m_page.rowCount() > 0 && (m_page.rowCount() >= m_maxRows || m_page.size() >= m_maxBytes);
}

bool PageFiller::isOverfull() const
{
    return m_page.rowCount() >= std::max(m_maxRows, m_bounds.wholeBucketRows)
        || m_page.size() >= std::max(m_maxBytes, m_bounds.wholeBucketBytes);
}

Result<bool> PageFiller::restFits(const PullTarget &target, uint64_t rows, uint64_t bytes)
{
    const uint64_t roomForRows =
        m_bounds.wholeBucketRows - std::min(m_bounds.wholeBucketRows, m_page.rowCount());
    const uint64_t roomForBytes =
        m_bounds.wholeBucketBytes - std::min<uint64_t>(m_bounds.wholeBucketBytes, m_page.size());
    QUNCE_ASSIGN(const uint64_t rest,
        m_transaction.countRowsAfter(target.head->bucket, target.position, roomForRows + 1));
    return rest <= roomForRows && rest * bytes <= roomForBytes * rows;
}

Result<void> PageFiller::scan(PullTarget &target)
{
    const std::string &bucket = target.head->bucket;
    const uint64_t rowsBefore = m_page.rowCount();
    const uint64_t bytesBefore = m_page.size();
    bool goesOn = false; // beyond the usual bounds
    bool ended = true;
    const auto visit = [&](const StoredRow &row) -> Result<bool> {
        if (row.seq <= target.gainedUpTo && !m_kindsGained.contains(row.kind)) {
            target.position = row.seq;
            return true;
        }
        const uint64_t rows = m_page.rowCount() - rowsBefore;
        if (isFull() && !goesOn) {
            QUNCE_ASSIGN(goesOn, restFits(target, rows, m_page.size() - bytesBefore));
        }
        ended = !isFull() || (goesOn && !isOverfull());
        if (!ended)
            return false;
        QUNCE_TRY(m_rows.write(bucket, row));
        target.position = row.seq;
        return true;
    };
    const uint64_t after =
        target.position + (seededBug("row lost between pages") && target.position > 0 ? 1 : 0);
    QUNCE_TRY(m_transaction.eachRowAfter(bucket, after, target.tombstonesAfter, visit));
    if (ended)
        target.position = target.head->at.seq;
    return {};
}

Result<void> PageFiller::fill(PullPlan &plan, BucketSeqs &next)
{
    for (PullTarget &target : plan.targets) {
        if (target.reset || target.atHead())
            continue;
        if (isFull())
            return {};
        const uint64_t before = target.position;
        QUNCE_TRY(scan(target));
        if (target.position != before)
            next.emplace(target.head->bucket, target.position);
    }
    return {};
}

Result<void> PageFiller::addRows(
    const std::string &bucket, uint64_t headSeq, const std::vector<std::pair<std::string, std::string>> &rows)
{
    for (const auto &[kind, id] : rows) {
        bool found = false;
        const auto visit = [&](const StoredRow &row) -> Result<bool> {
            found = true;
            QUNCE_TRY(m_rows.write(bucket, row));
            return true;
        };
        QUNCE_TRY(m_transaction.rowOf(bucket, kind, id, visit));
        if (!found)
            m_page.deletion(kind, bucket, id, headSeq);
    }
    return {};
}

} // namespace qunce::server
