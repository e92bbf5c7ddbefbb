// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/facts/factblock.h"

#include <algorithm>
#include <cstring>

namespace qunce {

namespace {

/// Chunks grow with the block, so that a small one wastes little and a large one allocates seldom.
constexpr size_t kFirstChunk = size_t {4} * 1024;
constexpr size_t kLargestChunk = size_t {256} * 1024;

} // namespace

FactBlock::FactBlock(uint64_t generation, std::vector<BucketVersion> versions, std::vector<Uuid> tasks)
    : m_generation(generation), m_versions(std::move(versions)), m_tasks(std::move(tasks))
{ }

char *FactBlock::place(size_t size)
{
    if (m_chunkSize - m_chunkUsed < size) {
        const size_t next = m_chunks.empty() ? kFirstChunk : std::min(m_chunkSize * 2, kLargestChunk);
        m_chunkSize = std::max(next, size);
        m_chunks.push_back(std::make_unique_for_overwrite<char[]>(m_chunkSize));
        m_chunkBytes += m_chunkSize;
        m_chunkUsed = 0;
    }
    char *const start = m_chunks.back().get() + m_chunkUsed;
    m_chunkUsed += size;
    return start;
}

Result<void> FactBlock::add(uint32_t bucket, int32_t key, std::string_view bytes)
{
    char *const copy = place(bytes.size());
    std::memcpy(copy, bytes.data(), bytes.size());
    QUNCE_ASSIGN(ColumnView column, ColumnView::open({copy, bytes.size()}));
    m_entries.push_back({key, bucket, column});
    return {};
}

bool FactBlock::covers(
    uint64_t generation, std::span<const BucketVersion> wanted, std::span<const Uuid> tasks) const
{
    if (generation != m_generation || !std::equal(tasks.begin(), tasks.end(), m_tasks.begin(), m_tasks.end()))
        return false;
    auto known = m_versions.begin();
    for (const BucketVersion &version : wanted) {
        while (known != m_versions.end() && known->bucket < version.bucket)
            ++known;
        if (known == m_versions.end() || *known != version)
            return false;
    }
    return true;
}

size_t FactBlock::bytes() const
{
    return sizeof *this + m_chunkBytes + m_entries.capacity() * sizeof(Entry)
        + m_versions.capacity() * sizeof(BucketVersion) + m_tasks.capacity() * sizeof(Uuid)
        + m_chunks.capacity() * sizeof m_chunks.front();
}

} // namespace qunce
