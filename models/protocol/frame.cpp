// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/frame.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <memory>

#include <sodium.h>
#include <zstd.h>

namespace qunce {

namespace {

constexpr int kLevel = 3;
constexpr int kMaxWindowLog = 23;
static_assert(size_t {1} << kMaxWindowLog == kMaxFrameWindow);
constexpr size_t kFirstRoom = 64 * 1024;
constexpr size_t kBlock = 128 * 1024; // the largest a block may be (RFC 8878, 3.1.1.2.4)

Error malformed(std::string detail)
{
    return {ErrorCode::InvalidInput,
        Message(QUNCE_TEXT("A packed message is damaged or larger than is allowed. Try again.")),
        std::move(detail)};
}

void appendLittleEndian(std::string &bytes, uint64_t value, int count)
{
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>(value >> (8 * i));
}

/// A frame of raw blocks (RFC 8878, 3.1.1): a window of 128 KiB and four bytes of content size, then the blocks.
std::string storedFrame(std::string_view bytes)
{
    assert(bytes.size() <= UINT32_MAX);
    std::string frame;
    frame.reserve(bytes.size() + 3 * (bytes.size() / kBlock + 1) + 10);
    appendLittleEndian(frame, ZSTD_MAGICNUMBER, 4);
    frame += '\x80';
    frame += '\x38';
    appendLittleEndian(frame, bytes.size(), 4);
    do {
        const std::string_view block = bytes.substr(0, kBlock);
        bytes.remove_prefix(block.size());
        appendLittleEndian(frame, block.size() << 3 | (bytes.empty() ? 1U : 0U), 3);
        frame += block;
    } while (!bytes.empty());
    return frame;
}

/// The window that the header of a frame asks for (RFC 8878, 3.1.1.1.2); 0 if the content is the window. zstd itself
/// checks its bound only when it needs a window, which it does not if the output is one piece.
uint64_t windowOf(std::string_view frame)
{
    if (frame.size() < 6 || (static_cast<unsigned char>(frame[4]) & 0x20) != 0)
        return 0;
    const auto descriptor = static_cast<unsigned char>(frame[5]);
    const uint64_t base = uint64_t {1} << (10 + (descriptor >> 3));
    return base + base / 8 * (descriptor & 7);
}

struct FreeContext {
    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
};

/// Decompresses into `bytes`, which grows up to `bound`.
Result<void> decompress(std::string_view frame, size_t bound, std::string &bytes)
{
    const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
    if (!context)
        return Error {
            ErrorCode::Internal, Message(QUNCE_TEXT("There is not enough memory.")), "ZSTD_createDCtx"};
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, kMaxWindowLog);
    ZSTD_inBuffer in {frame.data(), frame.size(), 0};
    ZSTD_outBuffer out {bytes.data(), bytes.size(), 0};
    for (;;) {
        const size_t left = ZSTD_decompressStream(context.get(), &out, &in);
        if (ZSTD_isError(left))
            return malformed(ZSTD_getErrorName(left));
        if (left == 0)
            break;
        if (out.pos < out.size)
            return malformed("a cut frame"); // it wants more input, and there is none
        if (bytes.size() >= bound)
            return malformed("a frame beyond its bound");
        bytes.resize(std::min(bound, std::max(kFirstRoom, bytes.size() * 2)));
        out.dst = bytes.data();
        out.size = bytes.size();
    }
    if (in.pos != frame.size())
        return malformed("bytes behind the frame");
    bytes.resize(out.pos);
    return {};
}

} // namespace

std::string bodyHash(std::string_view body)
{
    std::array<unsigned char, crypto_generichash_BYTES> hash {};
    static_assert(hash.size() == 32);
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(body.data()),
        body.size(), nullptr, 0);
    std::array<char, 2 * hash.size() + 1> hex {};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return std::string("blake2b-256=") + hex.data();
}

std::string packFrame(std::string_view bytes)
{
    std::string frame(ZSTD_compressBound(bytes.size()), '\0');
    const size_t size = ZSTD_compress(frame.data(), frame.size(), bytes.data(), bytes.size(), kLevel);
    if (ZSTD_isError(size) || bytes.size() / kMaxFrameRatio >= size)
        return storedFrame(bytes);
    frame.resize(size);
    return frame;
}

Result<std::string> unpackFrame(std::string_view frame, size_t limit)
{
    const size_t bound = frame.size() < limit / kMaxFrameRatio ? frame.size() * kMaxFrameRatio : limit;
    const unsigned long long declared = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (declared == ZSTD_CONTENTSIZE_ERROR)
        return malformed("not a zstd frame");
    const bool isDeclared = declared != ZSTD_CONTENTSIZE_UNKNOWN;
    if (isDeclared && declared > bound)
        return malformed("a frame beyond its bound");
    if (windowOf(frame) > kMaxFrameWindow)
        return malformed("a window beyond its bound");
    std::string bytes(isDeclared ? static_cast<size_t>(declared) : std::min(bound, kFirstRoom), '\0');
    QUNCE_TRY(decompress(frame, bound, bytes));
    return bytes;
}

} // namespace qunce
