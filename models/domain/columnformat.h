// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

// One header byte, then varints (LEB128) and packed values, little-endian:
//
//   header   bit 0 sparse, bits 1-2 log2 of the width (dense), bit 3 narrowed, bit 4 presence bitmap,
//            bit 5 first slot; the others are 0
//   dense    [first slot] count [base scale] [bitmap of count bits] count values of the width
//   sparse   number of values [base scale] (slot delta, value)*, the delta being slot - previous slot - 1,
//            the first one the slot itself
//
// value = base + scale * raw, where base is the smallest value and scale the greatest common divisor of the
// differences (1 if all are equal). Absent places hold raw 0, so that a plain column is added up without a
// look at its bitmap. First and last place of a dense column have values; the bitmap is there only if a place
// has none.

namespace qunce::columnformat {

constexpr uint8_t kSparse = 1;
constexpr uint8_t kNarrowed = 8;
constexpr uint8_t kHasBitmap = 16;
constexpr uint8_t kHasFirst = 32;
constexpr uint8_t kKnownBits = 63;

/// log2 of the width that holds the value.
constexpr unsigned widthLog(uint64_t largest)
{
    return largest <= UINT8_MAX ? 0 : largest <= UINT16_MAX ? 1 : largest <= UINT32_MAX ? 2 : 3;
}

} // namespace qunce::columnformat
