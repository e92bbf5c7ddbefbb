// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>

#include "models/domain/memoryfacts.h"
#include "server/demo/demo.h"

namespace qunce::server::demo {

/// A digest of every byte of a demo brand, in order (FNV-1a).
class DigestSink : public BrandSink
{
public:
    Result<void> record(const Record &record) override;
    Result<void> column(const ColumnAddress &address, const Column &column) override;
    Result<void> assignmentRows(const Uuid &region, const Uuid &task, std::string_view rows) override;
    uint64_t digest() const { return m_digest; }

private:
    void add(std::string_view bytes);

    uint64_t m_digest = 0xCBF29CE484222325ULL;
};

/// A demo brand with its columns in memory, ready for the measures.
class MemorySink : public BrandSink
{
public:
    explicit MemorySink(const DemoBrand &demo);
    Result<void> record(const Record &record) override;
    Result<void> column(const ColumnAddress &address, const Column &column) override;
    Result<void> assignmentRows(const Uuid &region, const Uuid &task, std::string_view rows) override;

    const MemoryFacts &facts() const { return m_facts; }
    /// Number of records of each kind; what validate() refuses is in `invalid`.
    const std::map<Kind, uint64_t> &records() const { return m_records; }
    const std::string &invalid() const { return m_invalid; }

private:
    MemoryFacts m_facts;
    std::unordered_map<Uuid, size_t> m_regions;
    std::unordered_map<std::string, int32_t> m_tasks;
    std::map<Kind, uint64_t> m_records;
    std::string m_invalid;
};

} // namespace qunce::server::demo
