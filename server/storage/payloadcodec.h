// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "models/base/result.h"

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

namespace qunce::server {

/// zstd (level 3) with contexts and buffers that are used again and again, since making a context costs more than
/// compressing a column. Not thread-safe: one per connection.
class PayloadCodec
{
public:
    PayloadCodec();
    ~PayloadCodec();

    /// One frame that states its size. Valid until the next call.
    Result<std::string_view> compress(std::string_view raw);
    /// Fails with Corrupt unless the frame holds exactly `rawSize` bytes.
    Result<void> decompress(std::string_view frame, uint64_t rawSize, std::string &raw);

private:
    struct FreeCompressor {
        void operator()(ZSTD_CCtx_s *context) const;
    };
    struct FreeDecompressor {
        void operator()(ZSTD_DCtx_s *context) const;
    };

    std::unique_ptr<ZSTD_CCtx_s, FreeCompressor> m_compressor;
    std::unique_ptr<ZSTD_DCtx_s, FreeDecompressor> m_decompressor;
    std::string m_frame;
};

} // namespace qunce::server
