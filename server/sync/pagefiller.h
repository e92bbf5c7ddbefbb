// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "models/protocol/pullpage.h"
#include "server/storage/storage.h"
#include "server/sync/pullplan.h"
#include "server/sync/pullservice.h"
#include "server/sync/rowwriter.h"

namespace qunce::server {

/// Fills one page from one cut of the database, within its bounds. One thread; used once.
class PageFiller
{
public:
    PageFiller(ReadTransaction &transaction, const PageBounds &bounds, const PullRequest &request,
        WireFormat format);

    /// Writes what the targets want, in their order, and moves their positions; `next` gets those that moved.
    Result<void> fill(PullPlan &plan, BucketSeqs &next);
    /// Exactly these rows (kind, id) of the bucket; those that it does not hold are deletions, as of `headSeq` if nobody
    /// knows since when.
    Result<void> addRows(const std::string &bucket, uint64_t headSeq,
        const std::vector<std::pair<std::string, std::string>> &rows);

    std::string finish(const PullHeader &header) { return m_page.finish(header); }

private:
    Result<void> scan(PullTarget &target);
    /// Never before the first row, so that every page gets further.
    bool isFull() const;
    bool isOverfull() const;
    /// True if what is left of the bucket fits into this page after all; `rows` and `bytes` are of this bucket so far.
    Result<bool> restFits(const PullTarget &target, uint64_t rows, uint64_t bytes);

    ReadTransaction &m_transaction;
    const PageBounds &m_bounds;
    uint64_t m_maxRows;
    uint64_t m_maxBytes;
    std::set<std::string, std::less<>> m_kindsGained;
    PullWriter m_page;
    RowWriter m_rows {m_page};
};

} // namespace qunce::server
