// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"

namespace qunce {

/// One file of an archive, unpacked piece by piece: memory stays the same however large it is. One thread.
class ZipStream
{
public:
    virtual ~ZipStream() = default;
    /// Fills `into` from the front and says how many bytes; 0 only at the end. Fails with InvalidInput if the archive is
    /// damaged, or is one that would unpack to far more than any workbook holds.
    virtual Result<size_t> read(std::span<char> into) = 0;
};

/// Reads a zip archive from a file: deflated and stored members, no encryption, no parts, below 4 GB. One thread.
class ZipReader
{
public:
    /// What one member may become: 200 times its packed size, and what is small anyway. (A sheet of a million equal rows
    /// packs 60 times; deflate itself ends at 1,032.)
    static constexpr uint64_t kMostRatio = 200;
    static constexpr uint64_t kAlwaysAllowed = 16ULL << 20;

    struct Member {
        std::string name;
        uint64_t at = 0; ///< of its local header
        uint64_t packed = 0; ///< bytes
        uint64_t size = 0; ///< bytes
        uint32_t crc = 0;
        uint16_t method = 0;
    };

    /// Takes the descriptor, of a file that can be sought. Fails with InvalidInput if it is no archive.
    static Result<std::unique_ptr<ZipReader>> adopt(const std::string &path, int descriptor);
    ~ZipReader();
    ZipReader(const ZipReader &) = delete;
    ZipReader &operator=(const ZipReader &) = delete;

    /// Null if there is none of that name; letters in either case.
    const Member *find(std::string_view name) const;
    /// The reader outlives it.
    Result<std::unique_ptr<ZipStream>> open(const Member &member) const;

private:
    ZipReader(std::string path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) { }
    Result<void> readDirectory();
    Result<std::string> readAt(uint64_t offset, size_t bytes) const;
    Error damaged(const char *what) const;

    std::string m_path;
    int m_descriptor;
    uint64_t m_bytes = 0; ///< of the file
    std::vector<Member> m_members;
};

/// What is said of a file that is no workbook, or not one that can be read; `what` for the log.
Error damagedWorkbook(const std::string &path, const std::string &what);

} // namespace qunce
