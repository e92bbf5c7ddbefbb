// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/dispatch/rollingbook.h"

#include <algorithm>

#include "models/protocol/kinds.h"

namespace qunce::server {

namespace {

/// As the fields of a record are stored; a text that says so has its quotes escaped.
constexpr std::string_view kAnchor = "\"anchor\":";

bool isOfPlan(const std::string &bucket)
{
    const std::optional<bucket::Name> name = bucket::parse(bucket);
    return name
        && (name->type == bucket::Type::PlanHq || name->type == bucket::Type::PlanHqDraft
            || name->type == bucket::Type::PlanOfRegion);
}

} // namespace

Result<std::vector<Uuid>> RollingBook::all(ReadTransaction &transaction, bool remember)
{
    const std::lock_guard lock(m_mutex);
    Known known = m_known;
    std::map<std::string, uint64_t> read = m_read;
    QUNCE_ASSIGN(const std::vector<BucketHead> heads, transaction.heads());
    const std::string_view kind = descriptor(Kind::Entry).name;
    for (const BucketHead &head : heads) {
        if (!isOfPlan(head.bucket))
            continue;
        const uint64_t after = read[head.bucket];
        if (remember && head.headSeq <= after)
            continue; // a write may have more than its head says
        QUNCE_TRY(
            transaction.eachRowAfter(head.bucket, after, after, [&](const StoredRow &row) -> Result<bool> {
                read[head.bucket] = std::max(read[head.bucket], row.seq);
                if (row.kind != kind)
                    return true;
                const std::optional<Uuid> id = Uuid::parse(row.id);
                if (!id)
                    return true;
                if (row.live && row.fields.find(kAnchor) != std::string_view::npos) {
                    known[*id] = head.bucket;
                } else if (const auto there = known.find(*id);
                           there != known.end() && there->second == head.bucket) {
                    known.erase(there); // gone from here; it may have come elsewhere meanwhile
                }
                return true;
            }));
    }
    std::vector<Uuid> ids;
    for (const auto &[id, bucket] : known)
        ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    if (remember) {
        m_known = std::move(known);
        m_read = std::move(read);
    }
    return ids;
}

} // namespace qunce::server
