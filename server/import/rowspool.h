// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

#include "models/base/result.h"

namespace qunce::server {

/// Collects the parsed rows of an import and gives them back unit by unit (a unit is a task or a day), sorted by key and
/// one row for each key: the last, or what the merge makes of them. Memory stays small whatever the number and order of rows: rows are spread over
/// partitions by unit, and full blocks go to a file without a name that disappears with the spool or the process.
/// Fails with DiskFull or Io. Not thread-safe.
class RowSpool
{
public:
    /// The first word is the unit; rows of one unit come together, ascending by the other words.
    using Key = std::array<uint32_t, 4>;

    struct Row {
        Key key;
        uint32_t rows = 0; ///< how many rows of the file it stands for
        const uint32_t *payload = nullptr;
    };
    using Visitor = std::function<Result<void>(uint32_t unit, std::span<const Row> rows)>;

    /// Takes over from an earlier row of the same key what the later one does not say.
    using Merge = std::function<void(std::span<const uint32_t> earlier, std::span<uint32_t> later)>;

    /// Without `merge` a later row replaces an earlier one whole.
    RowSpool(std::filesystem::path directory, size_t payloadWords, Merge merge = {});
    ~RowSpool();
    RowSpool(const RowSpool &) = delete;
    RowSpool &operator=(const RowSpool &) = delete;

    Result<void> add(const Key &key, std::span<const uint32_t> payload);
    /// Shows every unit once, in no particular order. Rows are valid during the call only.
    Result<void> eachUnit(const Visitor &visitor);

private:
    struct Partition {
        std::vector<uint32_t> tail; ///< rows that do not fill a block yet
        std::vector<uint32_t> blocks; ///< places in the file, oldest first
    };

    Result<void> spill(Partition &partition);
    Result<void> load(const Partition &partition);
    Result<void> readBlock(uint32_t block, uint32_t *words) const;
    void sortLoaded();
    void compactLoaded();

    std::filesystem::path m_directory;
    size_t m_payloadWords;
    Merge m_merge;
    size_t m_rowWords;
    size_t m_blockWords;
    int m_file = -1;
    uint32_t m_blockCount = 0;
    std::vector<Partition> m_partitions;
    std::vector<uint32_t> m_words; ///< the loaded partition
    std::vector<Row> m_rows; ///< its rows, sorted
};

} // namespace qunce::server
