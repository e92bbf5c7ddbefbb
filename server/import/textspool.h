// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "models/base/result.h"

namespace qunce::server {

/// Keeps lists of texts in a file without a name that disappears with the spool or the process, so that a long import
/// does not fill the memory. Fails with DiskFull or Io. Not thread-safe.
class TextSpool
{
public:
    /// Makes its file in the folder when the first texts come.
    explicit TextSpool(std::filesystem::path directory) : m_directory(std::move(directory)) { }

    /// Stores the texts and says where.
    Result<uint64_t> add(const std::vector<std::string> &texts);
    /// The texts stored at `place`.
    Result<std::vector<std::string>> read(uint64_t place);

private:
    struct Closer {
        void operator()(std::FILE *file) const { std::fclose(file); }
    };

    Result<void> readBytes(char *into, size_t size);

    std::filesystem::path m_directory;
    std::unique_ptr<std::FILE, Closer> m_file;
    uint64_t m_end = 0;
    uint64_t m_position = 0; ///< of the file, to seek only when needed
    std::string m_bytes;
};

} // namespace qunce::server
