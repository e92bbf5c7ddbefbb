// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include "models/domain/fraction.h"

namespace qunce {

/// A difference of rates as a cell of CellType::Points has it; half away from zero. Pure.
inline int64_t millionthsOf(const Fraction &difference)
{
    const Int128 doubled = difference.numerator * 1'000'000 * 2;
    const Int128 half = doubled < 0 ? -difference.denominator : difference.denominator;
    return static_cast<int64_t>((doubled + half) / (difference.denominator * 2));
}

} // namespace qunce
