// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace qunce::loops {

// The loops over packed values that every ranking spends its time in; see columnformat.h for the format. Callers
// have checked all bounds. `data` need not be aligned; `width` is 1, 2, 4 or 8; an empty bitmap means "all
// present".

uint64_t largest(const char *data, size_t count, unsigned width);
/// Number of bits that are set.
uint32_t countPresent(std::string_view presence);
/// True if raw[i] is 0 wherever the bitmap, which is not empty, leaves i out.
bool absentAreZero(const char *data, std::string_view presence, size_t count, unsigned width);
/// sums[i] += scale * raw[i]
void addRaw(uint64_t *sums, const char *data, size_t count, unsigned width, uint64_t scale);
/// sums[i] += base where present
void addBase(uint64_t *sums, std::string_view presence, size_t count, uint64_t base);
/// Sets the bits first … first + count - 1 of `words` that the bitmap has, from its bit 0 on.
void orBits(std::span<uint64_t> words, size_t first, std::string_view presence, size_t count);
/// out[i] = low byte of base + scale * raw[i]
void copyLowBytes(uint8_t *out, const char *data, size_t count, unsigned width, uint8_t base, uint8_t scale);
/// out[i] = absent where not present
void blankAbsent(uint8_t *out, std::string_view presence, size_t count, uint8_t absent);

/// counts[i] += the number of rows whose byte i has a bit of the mask; at most 255 rows from zero.
void countMasked(uint8_t *counts, const uint8_t *const *rows, size_t rowCount, size_t count, uint8_t mask);
/// counts[b] += the number of bytes with bit b in bytes[i] & kept[i], for the five lowest bits
void countBits(const uint8_t *bytes, const uint8_t *kept, size_t count, uint64_t *counts);

} // namespace qunce::loops
