// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/store/bucketnumbers.h"
#include "models/store/sqlite.h"

namespace qunce {

/// Rows that this program has no table for: kinds and metrics of a newer server. The server counts them, so bucket, kind,
/// id and seq are kept; what they say is asked for once a program knows them. One thread.
class UnknownRows
{
public:
    using Visitor = std::function<void(std::string_view kind, std::string_view id, uint64_t seq)>;

    static Result<UnknownRows> prepare(Database &database);

    /// The seq of the row, if it is there.
    Result<std::optional<uint64_t>> find(uint32_t bucket, std::string_view kind, std::string_view id);
    Result<void> put(uint32_t bucket, std::string_view kind, std::string_view id, uint64_t seq);
    Result<void> remove(uint32_t bucket, std::string_view kind, std::string_view id);
    Result<uint64_t> removeBuckets(const BucketNumbers &buckets);
    Result<void> eachId(uint32_t bucket, const Visitor &visitor);
    /// Kinds of which there are any.
    Result<std::vector<std::string>> kinds();
    /// True if there may be any: lets everybody else do without looking.
    bool mayBeAny() const { return m_mayBeAny; }

private:
    Database *m_database = nullptr;
    bool m_mayBeAny = false;
    Statement m_find;
    Statement m_put;
    Statement m_remove;
};

extern const char kCreateUnknownRows[];

} // namespace qunce
