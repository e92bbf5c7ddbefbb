// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/bucketbook.h"

#include <algorithm>

namespace qunce {

namespace {

constexpr char kRead[] =
    "SELECT number, name, complete, seq, salt, row_count, digest, scanning, scan, replacing FROM bucket";
constexpr char kWrite[] =
    "INSERT OR REPLACE INTO bucket (number, name, complete, seq, salt, row_count, digest, scanning, scan,"
    " replacing) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
constexpr char kRemove[] = "DELETE FROM bucket WHERE number = ?1";

BucketEntry entryFrom(const Statement &row)
{
    BucketEntry entry;
    entry.number = static_cast<uint32_t>(row.integer(0));
    StoredBucket &state = entry.state;
    state.bucket = row.text(1);
    state.complete = row.integer(2) != 0;
    state.at = {row.number(3), row.number(4)};
    state.rows = row.number(5);
    state.digest = row.number(6);
    state.scanning = row.integer(7) != 0;
    state.scan = row.number(8);
    state.replacing = row.integer(9) != 0;
    return entry;
}

} // namespace

// The small number is what rows carry.
const char kCreateBucketTable[] =
    "CREATE TABLE bucket (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, complete INTEGER NOT NULL,"
    " seq INTEGER NOT NULL, salt INTEGER NOT NULL, row_count INTEGER NOT NULL, digest INTEGER NOT NULL,"
    " scanning INTEGER NOT NULL, scan INTEGER NOT NULL, replacing INTEGER NOT NULL);";

Result<void> BucketBook::load(Database &database)
{
    *this = {};
    QUNCE_ASSIGN(Statement query, Statement::prepare(database, kRead));
    for (;;) {
        QUNCE_ASSIGN(const bool row, query.step());
        if (!row)
            return {};
        BucketEntry entry = entryFrom(query);
        if (entry.number == 0 || entry.number > UINT16_MAX)
            return Error {ErrorCode::Corrupt, Message(QUNCE_TEXT("A file of the profile is damaged.")),
                "bucket " + entry.state.bucket + " has an impossible number"};
        m_names.resize(std::max<size_t>(m_names.size(), entry.number));
        m_names[entry.number - 1] = entry.state.bucket;
        m_entries.emplace(entry.state.bucket, std::move(entry));
    }
}

Result<void> BucketBook::save(Database &database)
{
    for (const uint32_t number : m_removed) {
        QUNCE_ASSIGN(Statement remove, Statement::prepare(database, kRemove));
        QUNCE_TRY(remove.bind(1, number).run());
    }
    m_removed.clear();
    QUNCE_ASSIGN(Statement write, Statement::prepare(database, kWrite));
    for (auto &[name, entry] : m_entries) {
        if (!entry.isChanged)
            continue;
        const StoredBucket &state = entry.state;
        write.bind(1, entry.number).bindText(2, name).bind(3, state.complete).bind(4, state.at.seq);
        write.bind(5, state.at.salt).bind(6, state.rows).bind(7, state.digest).bind(8, state.scanning);
        QUNCE_TRY(write.bind(9, state.scan).bind(10, state.replacing).run());
        entry.isChanged = false;
    }
    return {};
}

BucketEntry &BucketBook::at(std::string_view name)
{
    if (BucketEntry *known = find(name))
        return *known;
    // A number is free once nothing carries it; numbers stay small because buckets are few.
    const auto unused = std::find(m_names.begin(), m_names.end(), std::string());
    BucketEntry entry;
    entry.number = static_cast<uint32_t>(unused - m_names.begin()) + 1;
    entry.state.bucket = name;
    entry.isChanged = true;
    if (unused == m_names.end())
        m_names.emplace_back(name);
    else
        *unused = name;
    std::erase(m_removed, entry.number);
    return m_entries.emplace(std::string(name), std::move(entry)).first->second;
}

BucketEntry *BucketBook::find(std::string_view name)
{
    const auto found = m_entries.find(name);
    return found == m_entries.end() ? nullptr : &found->second;
}

BucketEntry *BucketBook::numbered(uint32_t number)
{
    return number > 0 && number <= m_names.size() ? find(m_names[number - 1]) : nullptr;
}

void BucketBook::remove(std::string_view name)
{
    const auto found = m_entries.find(name);
    if (found == m_entries.end())
        return;
    m_names[found->second.number - 1].clear();
    m_removed.push_back(found->second.number);
    m_entries.erase(found);
}

std::vector<StoredBucket> BucketBook::states() const
{
    std::vector<StoredBucket> all;
    for (const auto &[name, entry] : m_entries)
        all.push_back(entry.state);
    return all;
}

} // namespace qunce
