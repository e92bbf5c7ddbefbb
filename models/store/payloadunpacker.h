// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/result.h"

struct ZSTD_DCtx_s;

namespace qunce {

/// A pulled fact column, still packed. Views are into the page.
struct PackedColumn {
    std::string_view id;
    uint64_t seq = 0;
    uint64_t rawSize = 0; ///< bounded by whoever made this
    std::string_view frame;
};

/// Unpacks the payloads of a page while the caller stores those before: in a first fill unpacking takes as long as a
/// third of storing, and is done beside it where there are many. One user at a time.
class PayloadUnpacker
{
public:
    using Visitor = std::function<Result<void>(const PackedColumn &column, std::string_view payload)>;

    PayloadUnpacker();
    ~PayloadUnpacker();
    PayloadUnpacker(const PayloadUnpacker &) = delete;
    PayloadUnpacker &operator=(const PayloadUnpacker &) = delete;

    /// Shows the columns in their order. InvalidInput for a frame that does not hold exactly `rawSize` bytes; the detail
    /// says which. The visitor runs on the caller's thread, and its error ends the visit.
    Result<void> each(std::span<const PackedColumn> columns, const Visitor &visitor);

private:
    struct Chunk {
        std::span<const PackedColumn> columns;
        std::string bytes; ///< payloads, one after the other
        std::string problem;
    };
    struct FreeDecompressor {
        void operator()(ZSTD_DCtx_s *context) const;
    };

    void unpack(Chunk &chunk);

    std::unique_ptr<ZSTD_DCtx_s, FreeDecompressor> m_decompressor; ///< used by one thread at a time
    Chunk m_ready;
    Chunk m_next;
};

} // namespace qunce
