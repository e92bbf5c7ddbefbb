// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/payloadunpacker.h"

#include <algorithm>
#include <thread>

#include <zstd.h>

namespace qunce {

namespace {

/// Long enough that starting a thread for the next ones costs nothing beside it.
constexpr size_t kColumnsOfChunk = 1'000;
constexpr uint64_t kBytesOfChunk = 4 << 20;
/// Nothing is stored beside the first chunk, so it is short; a chunk of twice as many is unpacked while one is stored.
constexpr size_t kColumnsOfFirst = 32;

/// How many of the first columns make a chunk; at least one.
size_t chunkOf(std::span<const PackedColumn> columns, size_t most)
{
    uint64_t bytes = 0;
    size_t count = 0;
    while (count < columns.size() && count < most && bytes < kBytesOfChunk)
        bytes += columns[count++].rawSize;
    return count;
}

} // namespace

void PayloadUnpacker::FreeDecompressor::operator()(ZSTD_DCtx_s *context) const
{
    ZSTD_freeDCtx(context);
}

PayloadUnpacker::PayloadUnpacker() : m_decompressor(ZSTD_createDCtx()) { }

PayloadUnpacker::~PayloadUnpacker() = default;

Result<void> PayloadUnpacker::each(std::span<const PackedColumn> columns, const Visitor &visitor)
{
    size_t most = kColumnsOfFirst;
    size_t count = chunkOf(columns, most);
    m_next.columns = columns.first(count);
    unpack(m_next);
    while (!m_next.columns.empty()) {
        std::swap(m_ready, m_next);
        columns = columns.subspan(count);
        most = std::min(most * 2, kColumnsOfChunk);
        count = chunkOf(columns, most);
        m_next.columns = columns.first(count);
        // Joined at the end of this round, whichever way it ends.
        std::jthread unpacking;
        if (count > 0)
            unpacking = std::jthread([this] { unpack(m_next); });
        size_t position = 0;
        for (const PackedColumn &column : m_ready.columns) {
            if (!m_ready.problem.empty())
                return Error {ErrorCode::InvalidInput, {}, m_ready.problem};
            QUNCE_TRY(visitor(column, std::string_view(m_ready.bytes).substr(position, column.rawSize)));
            position += column.rawSize;
        }
    }
    return {};
}

void PayloadUnpacker::unpack(Chunk &chunk)
{
    uint64_t size = 0;
    for (const PackedColumn &column : chunk.columns)
        size += column.rawSize;
    chunk.bytes.resize(std::max<uint64_t>(size, chunk.bytes.size()));
    chunk.problem.clear();
    size_t position = 0;
    for (const PackedColumn &column : chunk.columns) {
        const size_t got = ZSTD_decompressDCtx(m_decompressor.get(), chunk.bytes.data() + position,
            column.rawSize, column.frame.data(), column.frame.size());
        if (ZSTD_isError(got) || got != column.rawSize) {
            chunk.problem = std::string(column.id) + ": "
                + (ZSTD_isError(got) ? ZSTD_getErrorName(got) : "another size than it says");
            return;
        }
        position += column.rawSize;
    }
}

} // namespace qunce
