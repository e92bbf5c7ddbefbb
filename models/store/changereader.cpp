// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/changereader.h"

#include <algorithm>
#include <set>
#include <utility>

#include "models/store/edits.h"
#include "models/store/effectiverows.h"
#include "models/store/profile.h"
#include "models/store/readconnection.h"

namespace qunce {

namespace {

constexpr char kNewer[] = " WHERE bucket = ?1 AND seq > ?2";
constexpr char kOwnEdits[] = "SELECT kind, id, seq, state FROM edit WHERE state IN (?1, ?2)";

/// What this profile has sent: its results, and what the server may have and has not answered yet.
struct OwnEdits {
    std::set<std::pair<std::string, Uuid>> onTheWay;
    std::set<std::tuple<std::string, Uuid, uint64_t>> results;

    bool have(const char *kind, const Uuid &id, uint64_t seq) const
    {
        return results.contains({kind, id, seq}) || onTheWay.contains({kind, id});
    }
};

Result<OwnEdits> ownEdits(const std::string &directory)
{
    OwnEdits own;
    QUNCE_ASSIGN(const std::unique_ptr<Outbox> outbox, Outbox::openReadOnly(outboxPath(directory)));
    const Outbox::Lent lent = outbox->lend();
    QUNCE_ASSIGN(Statement query, Statement::prepare(*lent, kOwnEdits));
    query.bind(1, static_cast<uint32_t>(EditState::Sent));
    query.bind(2, static_cast<uint32_t>(EditState::Acknowledged));
    for (;;) {
        QUNCE_ASSIGN(const bool row, query.step());
        if (!row)
            return own;
        const std::string kind(query.text(0));
        if (query.integer(3) == static_cast<int64_t>(EditState::Sent))
            own.onTheWay.emplace(kind, query.uuid(1));
        else
            own.results.emplace(kind, query.uuid(1), query.number(2));
    }
}

/// From a note to what it is about, which is what people have before them; stays where that is not here.
Result<void> goToSubject(PinnedRows &rows, ChangedRow &row)
{
    QUNCE_ASSIGN(const std::optional<Record> note, rows.row(Kind::Note, row.id));
    const Uuid subject = note ? note->reference("subject") : Uuid();
    for (const Kind kind : {Kind::Guide, Kind::Group, Kind::Koc}) {
        QUNCE_ASSIGN(const std::optional<BaseAt> place, rows.at(kind, subject));
        if (place)
            row = {kind, subject};
    }
    return {};
}

} // namespace

ChangeReader::ChangeReader(std::string directory, std::string bootId)
    : m_directory(directory)
    , m_connection(std::make_unique<ReadConnection>(std::move(directory), std::move(bootId)))
{ }

ChangeReader::~ChangeReader() = default;

ChangeReader::Seen ChangeReader::seen() const
{
    Seen now;
    now.generation = m_connection->generation();
    for (const CachedBucket &bucket : m_connection->buckets()) {
        if (bucket.complete && bucket.region.isNil()) // not of facts
            now.buckets[bucket.name] = bucket.at.seq;
    }
    return now;
}

Result<std::vector<ChangedRow>> ChangeReader::look(std::span<const Kind> kinds)
{
    QUNCE_TRY(m_connection->begin());
    const Seen before = std::exchange(m_seen, seen());
    Result<std::vector<ChangedRow>> changed = before.generation == m_seen.generation
        ? compare(kinds, before)
        : Result<std::vector<ChangedRow>>(std::vector<ChangedRow>());
    m_connection->end();
    return changed;
}

Result<std::vector<ChangedRow>> ChangeReader::compare(std::span<const Kind> kinds, const Seen &before)
{
    struct Found {
        const KindDescriptor *kind;
        Uuid id;
        uint64_t seq;
    };
    std::vector<Found> found;
    PinnedRows rows(*m_connection);
    for (const CachedBucket &bucket : m_connection->buckets()) {
        const auto then = before.buckets.find(bucket.name);
        if (!bucket.complete || then == before.buckets.end() || bucket.at.seq <= then->second)
            continue;
        for (const Kind kind : kinds) {
            const auto bind = [&](Statement &query) {
                query.bind(1, bucket.number);
                query.bind(2, then->second);
            };
            const auto visit = [&](Statement &row) -> Result<void> {
                if (found.size() <= kMost)
                    found.push_back({&descriptor(kind), row.uuid(0), row.number(2)});
                return {};
            };
            QUNCE_TRY(rows.each(descriptor(kind), {}, kNewer, bind, visit));
        }
    }
    std::vector<ChangedRow> changed;
    if (found.empty() || found.size() > kMost)
        return changed;
    QUNCE_ASSIGN(const OwnEdits own, ownEdits(m_directory));
    for (const Found &one : found) {
        if (own.have(one.kind->name, one.id, one.seq))
            continue;
        ChangedRow row {one.kind->kind, one.id};
        if (row.kind == Kind::Note)
            QUNCE_TRY(goToSubject(rows, row));
        changed.push_back(row);
    }
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    return changed;
}

} // namespace qunce
