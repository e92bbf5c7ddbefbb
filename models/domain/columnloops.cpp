// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/columnloops.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "models/domain/vectorised.h"

namespace qunce::loops {

namespace {

template <typename Raw>
QUNCE_INLINE Raw rawAt(const char *data, size_t index)
{
    Raw raw;
    std::memcpy(&raw, data + index * sizeof(Raw), sizeof(Raw));
    return raw;
}

template <typename Raw>
QUNCE_INLINE uint64_t largestOf(const char *data, size_t count)
{
    Raw largest = 0;
    for (size_t i = 0; i < count; ++i)
        largest = std::max(largest, rawAt<Raw>(data, i));
    return largest;
}

/// Eight places at a time, without a branch: a mask of ones where the bit is not set takes the value as it is.
template <typename Raw>
QUNCE_INLINE bool absentAreZeroOf(const char *data, const char *presence, size_t count)
{
    Raw found = 0;
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        const auto absent = static_cast<uint8_t>(~static_cast<uint8_t>(presence[i / 8]));
        for (size_t bit = 0; bit < 8; ++bit) {
            const auto mask = static_cast<Raw>(Raw {0} - static_cast<Raw>(absent >> bit & 1U));
            found = static_cast<Raw>(found | (rawAt<Raw>(data, i + bit) & mask));
        }
    }
    for (; i < count; ++i) {
        const bool isPresent = (static_cast<uint8_t>(presence[i / 8]) >> (i % 8) & 1U) != 0;
        found = static_cast<Raw>(found | (isPresent ? Raw {0} : rawAt<Raw>(data, i)));
    }
    return found == 0;
}

/// The same for bytes, which most columns are made of, with eight of them in one word.
QUNCE_INLINE bool absentBytesAreZero(const char *data, const char *presence, size_t count)
{
    constexpr uint64_t kEachByte = 0x0101010101010101;
    constexpr uint64_t kBitOfItsOwn = 0x8040201008040201;
    constexpr uint64_t kLowBits = 0x7F7F7F7F7F7F7F7F;
    uint64_t found = 0;
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        uint64_t eight = 0;
        std::memcpy(&eight, data + i, 8);
        const uint64_t bits = static_cast<uint8_t>(presence[i / 8]) * kEachByte & kBitOfItsOwn;
        const uint64_t isPresent = (bits + kLowBits) >> 7 & kEachByte;
        found |= eight & ~(isPresent * 0xFF);
    }
    return found == 0 && absentAreZeroOf<uint8_t>(data + i, presence + i / 8, count - i);
}

template <typename Raw>
QUNCE_INLINE void addRawOf(
    uint64_t *__restrict sums, const char *__restrict data, size_t count, uint64_t scale)
{
    if (scale == 1) {
        for (size_t i = 0; i < count; ++i)
            sums[i] += rawAt<Raw>(data, i);
    } else {
        for (size_t i = 0; i < count; ++i)
            sums[i] += scale * rawAt<Raw>(data, i);
    }
}

template <typename Raw>
QUNCE_INLINE void copyLowBytesOf(uint8_t *out, const char *data, size_t count, uint8_t base, uint8_t scale)
{
    for (size_t i = 0; i < count; ++i)
        out[i] = static_cast<uint8_t>(base + scale * static_cast<uint8_t>(rawAt<Raw>(data, i)));
}

QUNCE_INLINE uint8_t isHit(uint8_t byte, uint8_t mask)
{
    return (byte & mask) != 0 ? 1 : 0;
}

/// Of eight bytes, how many have bit 0 set, bit 1, … bit 4.
QUNCE_INLINE void addBits(uint64_t *counts, uint64_t eight)
{
    for (unsigned bit = 0; bit < 5; ++bit)
        counts[bit] += static_cast<uint64_t>(std::popcount(eight >> bit & 0x0101010101010101));
}

/// The bits from `index` on, at least the next 56 of them.
uint64_t bitsFrom(std::string_view bits, size_t index)
{
    uint64_t word = 0;
    const size_t byte = index / 8;
    if (byte + 8 <= bits.size())
        std::memcpy(&word, bits.data() + byte, 8);
    else
        std::memcpy(&word, bits.data() + byte, bits.size() - byte);
    return word >> (index % 8);
}

} // namespace

QUNCE_VECTORISED uint64_t largest(const char *data, size_t count, unsigned width)
{
    switch (width) {
    case 1:
        return largestOf<uint8_t>(data, count);
    case 2:
        return largestOf<uint16_t>(data, count);
    case 4:
        return largestOf<uint32_t>(data, count);
    default:
        return largestOf<uint64_t>(data, count);
    }
}

QUNCE_VECTORISED uint32_t countPresent(std::string_view presence)
{
    int count = 0;
    size_t i = 0;
    for (; i + 8 <= presence.size(); i += 8) {
        uint64_t word = 0;
        std::memcpy(&word, presence.data() + i, 8);
        count += std::popcount(word);
    }
    for (; i < presence.size(); ++i)
        count += std::popcount(static_cast<uint8_t>(presence[i]));
    return static_cast<uint32_t>(count);
}

QUNCE_VECTORISED bool absentAreZero(const char *data, std::string_view presence, size_t count, unsigned width)
{
    switch (width) {
    case 1:
        return absentBytesAreZero(data, presence.data(), count);
    case 2:
        return absentAreZeroOf<uint16_t>(data, presence.data(), count);
    case 4:
        return absentAreZeroOf<uint32_t>(data, presence.data(), count);
    default:
        return absentAreZeroOf<uint64_t>(data, presence.data(), count);
    }
}

QUNCE_VECTORISED void addRaw(uint64_t *sums, const char *data, size_t count, unsigned width, uint64_t scale)
{
    switch (width) {
    case 1:
        return addRawOf<uint8_t>(sums, data, count, scale);
    case 2:
        return addRawOf<uint16_t>(sums, data, count, scale);
    case 4:
        return addRawOf<uint32_t>(sums, data, count, scale);
    default:
        return addRawOf<uint64_t>(sums, data, count, scale);
    }
}

QUNCE_VECTORISED void addBase(uint64_t *sums, std::string_view presence, size_t count, uint64_t base)
{
    if (presence.empty()) {
        for (size_t i = 0; i < count; ++i)
            sums[i] += base;
        return;
    }
    for (size_t i = 0; i < count; ++i) {
        const uint64_t bit = static_cast<uint8_t>(presence[i / 8]) >> (i % 8) & 1U;
        sums[i] += base & (0 - bit);
    }
}

void orBits(std::span<uint64_t> words, size_t first, std::string_view presence, size_t count)
{
    size_t done = 0;
    if (first % 64 == 0 && !presence.empty()) {
        for (; done + 64 <= count; done += 64)
            words[(first + done) / 64] |= bitsFrom(presence, done);
    }
    while (done < count) {
        const size_t place = first + done;
        const size_t take = std::min<size_t>({count - done, 64 - place % 64, 56});
        const uint64_t bits = presence.empty() ? ~uint64_t {0} : bitsFrom(presence, done);
        words[place / 64] |= (bits & ((uint64_t {1} << take) - 1)) << (place % 64);
        done += take;
    }
}

QUNCE_VECTORISED void copyLowBytes(
    uint8_t *out, const char *data, size_t count, unsigned width, uint8_t base, uint8_t scale)
{
    switch (width) {
    case 1:
        return copyLowBytesOf<uint8_t>(out, data, count, base, scale);
    case 2:
        return copyLowBytesOf<uint16_t>(out, data, count, base, scale);
    case 4:
        return copyLowBytesOf<uint32_t>(out, data, count, base, scale);
    default:
        return copyLowBytesOf<uint64_t>(out, data, count, base, scale);
    }
}

QUNCE_VECTORISED void blankAbsent(uint8_t *out, std::string_view presence, size_t count, uint8_t absent)
{
    for (size_t i = 0; i < count; ++i) {
        const bool present = (static_cast<uint8_t>(presence[i / 8]) >> (i % 8) & 1U) != 0;
        out[i] = present ? out[i] : absent;
    }
}

QUNCE_VECTORISED void countMasked(
    uint8_t *__restrict counts, const uint8_t *const *rows, size_t rowCount, size_t count, uint8_t mask)
{
    size_t row = 0;
    // Four rows at a time, so that the counters are loaded and stored less often than the rows.
    for (; row + 4 <= rowCount; row += 4) {
        const uint8_t *a = rows[row];
        const uint8_t *b = rows[row + 1];
        const uint8_t *c = rows[row + 2];
        const uint8_t *d = rows[row + 3];
        for (size_t i = 0; i < count; ++i)
            counts[i] = static_cast<uint8_t>(
                counts[i] + isHit(a[i], mask) + isHit(b[i], mask) + isHit(c[i], mask) + isHit(d[i], mask));
    }
    for (; row < rowCount; ++row) {
        for (size_t i = 0; i < count; ++i)
            counts[i] = static_cast<uint8_t>(counts[i] + isHit(rows[row][i], mask));
    }
}

QUNCE_VECTORISED void countBits(const uint8_t *bytes, const uint8_t *kept, size_t count, uint64_t *counts)
{
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        uint64_t eight = 0;
        uint64_t keptEight = 0;
        std::memcpy(&eight, bytes + i, 8);
        std::memcpy(&keptEight, kept + i, 8);
        addBits(counts, eight & keptEight);
    }
    for (; i < count; ++i)
        addBits(counts, bytes[i] & kept[i]);
}

} // namespace qunce::loops
