// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/payloadcodec.h"

#include <zstd.h>

namespace qunce::server {

namespace {

constexpr int kLevel = 3;
/// Far above any column (a region of a million slots, 8 bytes each); guards against a damaged size.
constexpr uint64_t kLargestPayload = 64 << 20;

Error damaged(const char *why)
{
    return {
        ErrorCode::Corrupt, Message(QUNCE_TEXT("A stored column cannot be read. Run `qunced check`.")), why};
}

} // namespace

void PayloadCodec::FreeCompressor::operator()(ZSTD_CCtx_s *context) const
{
    ZSTD_freeCCtx(context);
}

void PayloadCodec::FreeDecompressor::operator()(ZSTD_DCtx_s *context) const
{
    ZSTD_freeDCtx(context);
}

PayloadCodec::PayloadCodec() = default;
PayloadCodec::~PayloadCodec() = default;

Result<std::string_view> PayloadCodec::compress(std::string_view raw)
{
    if (!m_compressor)
        m_compressor.reset(ZSTD_createCCtx());
    m_frame.resize(ZSTD_compressBound(raw.size()));
    const size_t size =
        ZSTD_compressCCtx(m_compressor.get(), m_frame.data(), m_frame.size(), raw.data(), raw.size(), kLevel);
    if (ZSTD_isError(size))
        return Error {
            ErrorCode::Internal, Message(QUNCE_TEXT("A column cannot be packed.")), ZSTD_getErrorName(size)};
    return std::string_view(m_frame.data(), size);
}

Result<void> PayloadCodec::decompress(std::string_view frame, uint64_t rawSize, std::string &raw)
{
    if (rawSize > kLargestPayload)
        return damaged("impossible size");
    if (!m_decompressor)
        m_decompressor.reset(ZSTD_createDCtx());
    raw.resize(rawSize);
    const size_t size =
        ZSTD_decompressDCtx(m_decompressor.get(), raw.data(), raw.size(), frame.data(), frame.size());
    if (ZSTD_isError(size))
        return damaged(ZSTD_getErrorName(size));
    if (size != rawSize)
        return damaged("wrong size");
    return {};
}

} // namespace qunce::server
