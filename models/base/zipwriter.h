// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/outputfile.h"
#include "models/base/result.h"

namespace qunce {

/// Writes a zip archive. Files that fit into memory are stored as they are: texts of a package are small, and pictures are
/// packed already; what is large comes packed, part by part. Names are UTF-8 and say so. The file is the caller's, who commits it after finish().
/// One thread at a time.
class ZipWriter
{
public:
    explicit ZipWriter(OutputFile &file) : m_file(file) { }

    /// `name` with `/` between folders. Fails with InvalidInput beyond what the format holds (65,535 files, 4 GB).
    Result<void> add(std::string_view name, std::string_view bytes);
    /// The same of a file whose bytes come in parts, packed by the caller (deflate without a head): begin, parts, end. Its
    /// sizes stand behind it, so that nothing has to fit into memory.
    Result<void> begin(std::string_view name);
    Result<void> append(std::string_view packed);
    /// `crc` and `size` are those of the bytes before they were packed.
    Result<void> end(uint32_t crc, uint64_t size);
    /// The list of all files, at the end. Once.
    Result<void> finish();

private:
    struct Entry {
        std::string name;
        uint32_t crc = 0;
        uint32_t size = 0;
        uint32_t packed = 0;
        uint32_t at = 0;
        bool isPacked = false;
    };

    Result<void> write(std::string_view bytes);

    OutputFile &m_file;
    std::vector<Entry> m_entries;
    uint64_t m_written = 0;
};

} // namespace qunce
