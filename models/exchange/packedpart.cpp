// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/exchange/packedpart.h"

#include <array>

#include <zlib.h>

namespace qunce {

namespace {

constexpr int kWithoutHead = -15; ///< window bits as an archive wants them
constexpr int kMemoryLevel = 8;

Error notPacked()
{
    return {ErrorCode::Internal, {QUNCE_TEXT("The file could not be packed.")}, "deflate"};
}

} // namespace

struct PackedPart::Stream {
    z_stream z {};
    std::array<char, size_t {64} * 1024> out {};
    bool isOpen = false;

    ~Stream()
    {
        if (isOpen)
            deflateEnd(&z);
    }
};

PackedPart::PackedPart(ZipWriter &zip) : m_zip(zip), m_stream(std::make_unique<Stream>()) { }

PackedPart::~PackedPart() = default;

Result<void> PackedPart::begin(std::string_view name)
{
    // Tables pack to a tenth at any level; the fastest is what people wait for.
    const int begun =
        deflateInit2(&m_stream->z, Z_BEST_SPEED, Z_DEFLATED, kWithoutHead, kMemoryLevel, Z_DEFAULT_STRATEGY);
    if (begun != Z_OK)
        return notPacked();
    m_stream->isOpen = true;
    m_crc = static_cast<uint32_t>(::crc32(0, nullptr, 0));
    m_size = 0;
    return m_zip.begin(name);
}

Result<void> PackedPart::add(std::string_view bytes)
{
    m_crc = static_cast<uint32_t>(
        ::crc32(m_crc, reinterpret_cast<const Bytef *>(bytes.data()), static_cast<uInt>(bytes.size())));
    m_size += bytes.size();
    return pack(bytes, Z_NO_FLUSH);
}

Result<void> PackedPart::end()
{
    QUNCE_TRY(pack({}, Z_FINISH));
    return m_zip.end(m_crc, m_size);
}

Result<void> PackedPart::pack(std::string_view bytes, int flush)
{
    z_stream &z = m_stream->z;
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    int state = Z_OK;
    do {
        z.next_out = reinterpret_cast<Bytef *>(m_stream->out.data());
        z.avail_out = static_cast<uInt>(m_stream->out.size());
        state = deflate(&z, flush);
        if (state == Z_STREAM_ERROR)
            return notPacked();
        QUNCE_TRY(m_zip.append({m_stream->out.data(), m_stream->out.size() - z.avail_out}));
    } while (z.avail_out == 0 || (flush == Z_FINISH && state != Z_STREAM_END));
    return {};
}

} // namespace qunce
