// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "models/store/factaddress.h"
#include "models/store/bucketnumbers.h"
#include "models/store/sqlite.h"

namespace qunce {

/// The cache's table of fact columns. A metric's number says its fact kind, so the key is (metric, key, bucket): what a
/// ranking reads lies side by side. Payloads are kept as encoded columns, decompressed. One thread.
class FactTable
{
public:
    using IdVisitor = std::function<void(const FactAddress &address, uint64_t seq)>;

    static Result<FactTable> prepare(Database &database);

    /// The seq of the column, if there is one.
    Result<std::optional<uint64_t>> find(const FactAddress &address, uint32_t bucket);
    /// False if there is a column already; then nothing is changed.
    Result<bool> insert(const FactAddress &address, uint32_t bucket, uint64_t seq, std::string_view payload);
    Result<void> update(const FactAddress &address, uint32_t bucket, uint64_t seq, std::string_view payload);
    Result<void> remove(const FactAddress &address, uint32_t bucket);
    /// Gives how many there were.
    Result<uint64_t> removeBuckets(const BucketNumbers &buckets);
    Result<void> eachId(uint32_t bucket, const IdVisitor &visitor);

private:
    Database *m_database = nullptr;
    Statement m_find;
    Statement m_insert;
    Statement m_update;
    Statement m_remove;
};

extern const char kCreateFactTable[];

} // namespace qunce
