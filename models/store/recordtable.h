// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "models/protocol/kinds.h"
#include "models/store/rowcells.h"
#include "models/store/bucketnumbers.h"
#include "models/store/sqlite.h"

namespace qunce {

/// The cache's table of one record kind, made from its descriptor: id, bucket and seq, then a typed column for each
/// field. Writes on the writer's connection; what is prepared lives as long as this. One thread.
class RecordTable
{
public:
    struct Found {
        int64_t row = 0;
        uint32_t bucket = 0;
        uint64_t seq = 0;
    };
    using IdVisitor = std::function<void(const Uuid &id, uint64_t seq)>;

    static Result<RecordTable> prepare(Database &database, const KindDescriptor &kind);

    const KindDescriptor &kind() const { return *m_kind; }
    Result<std::optional<Found>> find(const Uuid &id);
    /// False if there is a record with the id already; then nothing is changed.
    Result<bool> insert(const Uuid &id, uint32_t bucket, uint64_t seq, std::span<const Cell> cells);
    /// Indexes are left alone where the record keeps what they are over: that is most of what an update would write.
    Result<void> update(int64_t row, uint32_t bucket, uint64_t seq, std::span<const Cell> cells);
    Result<void> remove(int64_t row);
    /// Gives how many there were.
    Result<uint64_t> removeBuckets(const BucketNumbers &buckets);
    Result<void> eachId(uint32_t bucket, const IdVisitor &visitor);

private:
    Result<bool> hasSameKeys(int64_t row, std::span<const Cell> cells);

    Database *m_database = nullptr;
    const KindDescriptor *m_kind = nullptr;
    std::vector<size_t> m_keys; ///< fields with an index, by their places in the kind
    Statement m_find;
    Statement m_insert;
    Statement m_update;
    Statement m_readKeys; ///< none if there are no keys
    Statement m_updateRest; ///< all but the keys
    Statement m_remove;
};

/// `"r_guide"`, quoted.
std::string recordTableName(const KindDescriptor &kind);
/// Name of a field's column, quoted.
std::string fieldColumn(const FieldDescriptor &field);
std::string createRecordTable(const KindDescriptor &kind);
/// Statements that make the table's indexes where they are missing.
std::string createRecordIndexes(const KindDescriptor &kind);
/// Quoted names of the columns that the stored table has; none if there is no table.
Result<std::set<std::string>> storedColumns(Database &database, const KindDescriptor &kind);
/// Makes the table, or adds the columns that it lacks; says if it gained any that way.
Result<bool> bringUpToDate(Database &database, const KindDescriptor &kind);

} // namespace qunce
