// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/store/cachereader.h"
#include "models/store/outbox.h"
#include "models/store/overlay.h"
#include "models/store/sqlite.h"

namespace qunce {

/// What a CacheReader works with: read-only connections to the outbox, for the edits and the number of the shown
/// generation, and to that generation's file; and what the present snapshot knows. One thread.
class ReadConnection
{
public:
    /// A statement lent for one execution, since a visitor may run the same query again meanwhile.
    class Lent
    {
    public:
        Lent(ReadConnection &connection, std::string sql, Statement statement);
        Lent(Lent &&other) noexcept;
        Lent &operator=(Lent &&) = delete;
        ~Lent();
        Statement &operator*() { return m_statement; }
        Statement *operator->() { return &m_statement; }

    private:
        ReadConnection *m_connection;
        std::string m_sql;
        Statement m_statement;
    };

    ReadConnection(std::string directory, std::string bootId)
        : m_directory(std::move(directory)), m_bootId(std::move(bootId))
    { }

    /// Follows to the shown generation and pins its present state.
    Result<void> begin();
    void end();
    bool isOpen() const { return m_isOpen; }

    Result<Lent> lend(std::string sql);
    /// The field's column, or NULL where the cache is older than the field.
    Result<std::string> columnOf(const KindDescriptor &kind, const FieldDescriptor &field);
    /// False where the cache is older than the kind.
    Result<bool> hasTable(const KindDescriptor &kind);

    uint64_t generation() const { return m_generation; }
    int64_t lastCompleteMs() const { return m_lastCompleteMs; }
    Day factFrom() const { return m_factFrom; }
    const std::vector<CachedBucket> &buckets() const { return m_buckets; }
    /// Null for a number that no bucket has.
    const CachedBucket *numbered(uint32_t number) const;
    /// The edits that are not in the pinned state yet.
    Overlay &overlay() { return m_overlay; }

private:
    Result<void> follow();
    Result<void> followEdits();
    Result<void> openCache(uint64_t number);
    void closeCache();
    Result<void> pin();
    Result<void> readState();
    Result<void> readBuckets();
    Result<const std::set<std::string> *> columnsOf(const KindDescriptor &kind);

    const std::string m_directory;
    const std::string m_bootId;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<Database> m_cache; ///< before its statements, which must go first
    std::map<std::string, std::vector<Statement>, std::less<>> m_idle;
    std::map<Kind, std::set<std::string>> m_columns; ///< that the tables have
    uint64_t m_generation = 0;
    int64_t m_schema = 0;
    bool m_isOpen = false;
    bool m_isNamed = false; ///< the outbox names a generation: what fails after that is its file
    int64_t m_lastCompleteMs = 0;
    Day m_factFrom;
    std::vector<CachedBucket> m_buckets;
    Overlay m_overlay;
    std::vector<size_t> m_places; ///< in m_buckets, by number; SIZE_MAX for none
};

} // namespace qunce
