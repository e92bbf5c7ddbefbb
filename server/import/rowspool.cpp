// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/rowspool.h"

#include <algorithm>
#include <cerrno>
#include <unistd.h>
#include <utility>

#include "server/import/spoolfile.h"

// A stored row is its key, the number of file rows it stands for and the payload, all 32-bit words. A partition is
// read block by block; if it has many rows for few keys it is compacted on the way, so what a partition needs in memory
// depends on its keys and not on the length of the file.

namespace qunce::server {

namespace {

constexpr size_t kPartitions = 256;
constexpr size_t kBlockWords = 8192; // 32 KiB: 8 MiB of tails at most
constexpr size_t kCompactAtWords = 4U << 20;
constexpr size_t kKeyWords = std::tuple_size_v<RowSpool::Key>;

} // namespace

RowSpool::RowSpool(std::filesystem::path directory, size_t payloadWords, Merge merge)
    : m_directory(std::move(directory))
    , m_payloadWords(payloadWords)
    , m_merge(std::move(merge))
    , m_rowWords(kKeyWords + 1 + payloadWords)
    , m_blockWords(kBlockWords / m_rowWords * m_rowWords)
    , m_partitions(kPartitions)
{ }

RowSpool::~RowSpool()
{
    if (m_file >= 0)
        ::close(m_file);
}

Result<void> RowSpool::add(const Key &key, std::span<const uint32_t> payload)
{
    Partition &partition = m_partitions[key[0] % kPartitions];
    if (partition.tail.size() == m_blockWords)
        QUNCE_TRY(spill(partition));
    if (partition.tail.capacity() == 0)
        partition.tail.reserve(m_blockWords);
    partition.tail.insert(partition.tail.end(), key.begin(), key.end());
    partition.tail.push_back(1);
    partition.tail.insert(partition.tail.end(), payload.begin(), payload.end());
    return {};
}

Result<void> RowSpool::spill(Partition &partition)
{
    if (m_file < 0) {
        QUNCE_ASSIGN(m_file, openSpoolFile(m_directory));
    }
    const char *bytes = reinterpret_cast<const char *>(partition.tail.data());
    size_t left = m_blockWords * sizeof(uint32_t);
    auto offset = static_cast<off_t>(m_blockCount) * static_cast<off_t>(left);
    while (left > 0) {
        const ssize_t written = ::pwrite(m_file, bytes, left, offset);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return spoolError(written < 0 ? errno : ENOSPC);
        bytes += written;
        offset += written;
        left -= static_cast<size_t>(written);
    }
    partition.blocks.push_back(m_blockCount++);
    partition.tail.clear();
    return {};
}

Result<void> RowSpool::readBlock(uint32_t block, uint32_t *words) const
{
    char *bytes = reinterpret_cast<char *>(words);
    size_t left = m_blockWords * sizeof(uint32_t);
    auto offset = static_cast<off_t>(block) * static_cast<off_t>(left);
    while (left > 0) {
        const ssize_t got = ::pread(m_file, bytes, left, offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return spoolError(got < 0 ? errno : EIO);
        bytes += got;
        offset += got;
        left -= static_cast<size_t>(got);
    }
    return {};
}

Result<void> RowSpool::load(const Partition &partition)
{
    size_t compactAt = kCompactAtWords;
    m_words.clear();
    for (const uint32_t block : partition.blocks) {
        const size_t start = m_words.size();
        m_words.resize(start + m_blockWords);
        QUNCE_TRY(readBlock(block, m_words.data() + start));
        if (m_words.size() >= compactAt) {
            compactLoaded();
            compactAt = std::max(kCompactAtWords, 2 * m_words.size());
        }
    }
    m_words.insert(m_words.end(), partition.tail.begin(), partition.tail.end());
    sortLoaded();
    return {};
}

void RowSpool::sortLoaded()
{
    m_rows.clear();
    m_rows.reserve(m_words.size() / m_rowWords);
    for (const uint32_t *row = m_words.data(); row != m_words.data() + m_words.size(); row += m_rowWords)
        m_rows.push_back({{row[0], row[1], row[2], row[3]}, row[kKeyWords], row + kKeyWords + 1});
    // Rows lie in the order of the file, so that of equal keys the greater address came later.
    std::sort(m_rows.begin(), m_rows.end(),
        [](const Row &a, const Row &b) { return a.key != b.key ? a.key < b.key : a.payload < b.payload; });
    size_t kept = 0;
    for (size_t i = 0; i < m_rows.size(); ++i) {
        uint32_t before = 0;
        if (kept > 0 && m_rows[kept - 1].key == m_rows[i].key) {
            const Row &earlier = m_rows[--kept];
            before = earlier.rows;
            if (m_merge) {
                const auto place = static_cast<size_t>(m_rows[i].payload - m_words.data());
                m_merge({earlier.payload, m_payloadWords}, std::span(m_words).subspan(place, m_payloadWords));
            }
        }
        m_rows[kept] = m_rows[i];
        m_rows[kept++].rows += before;
    }
    m_rows.resize(kept);
}

void RowSpool::compactLoaded()
{
    sortLoaded();
    std::vector<uint32_t> compacted;
    compacted.reserve(m_rows.size() * m_rowWords);
    for (const Row &row : m_rows) {
        compacted.insert(compacted.end(), row.key.begin(), row.key.end());
        compacted.push_back(row.rows);
        compacted.insert(compacted.end(), row.payload, row.payload + m_payloadWords);
    }
    m_words = std::move(compacted);
}

Result<void> RowSpool::eachUnit(const Visitor &visitor)
{
    for (const Partition &partition : m_partitions) {
        QUNCE_TRY(load(partition));
        for (size_t first = 0; first < m_rows.size();) {
            const uint32_t unit = m_rows[first].key[0];
            size_t last = first;
            while (last < m_rows.size() && m_rows[last].key[0] == unit)
                ++last;
            QUNCE_TRY(visitor(unit, std::span(m_rows).subspan(first, last - first)));
            first = last;
        }
    }
    return {};
}

} // namespace qunce::server
