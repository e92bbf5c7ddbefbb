// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "models/base/result.h"
#include "models/base/zipwriter.h"

namespace qunce {

/// A file of an archive that is packed while it comes, in memory that does not grow with it. The archive outlives it;
/// begin, any number of parts, end. One thread at a time.
class PackedPart
{
public:
    explicit PackedPart(ZipWriter &zip);
    ~PackedPart();
    PackedPart(const PackedPart &) = delete;
    PackedPart &operator=(const PackedPart &) = delete;

    Result<void> begin(std::string_view name);
    Result<void> add(std::string_view bytes);
    Result<void> end();

private:
    struct Stream;
    Result<void> pack(std::string_view bytes, int flush);

    ZipWriter &m_zip;
    std::unique_ptr<Stream> m_stream;
    uint32_t m_crc = 0;
    uint64_t m_size = 0;
};

} // namespace qunce
