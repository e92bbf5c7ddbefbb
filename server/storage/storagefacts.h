// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <unordered_map>

#include "models/domain/brand.h"
#include "models/domain/factsource.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// The columns of a database for the measures. `brand` says which regions and tasks the indexes mean, and so bounds
/// what can be seen; it and the transaction must outlive this. Thread and lifetime are the transaction's. Fails with
/// Corrupt on a column that cannot be read.
class StorageFacts : public FactSource
{
public:
    StorageFacts(ReadTransaction &transaction, const Brand &brand);

    Result<void> visit(
        Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const override;
    Result<void> visitLate(
        Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const override;

private:
    Result<void> visitRange(
        Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const;
    Result<void> visitTasks(
        Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const;
    Result<void> scan(Metric metric, std::string_view first, std::string_view last,
        std::span<const size_t> regions, const std::function<std::optional<int32_t>(std::string_view)> &keyOf,
        const Visitor &visitor) const;
    const Uuid &regionId(size_t region) const;

    ReadTransaction &m_transaction;
    const Brand &m_brand;
    std::unordered_map<Uuid, size_t> m_regionIndex;
    std::unordered_map<Uuid, int32_t> m_taskIndex;
};

} // namespace qunce::server
