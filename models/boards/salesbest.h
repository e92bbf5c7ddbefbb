// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/insightparts.h"

namespace qunce {

/// A guide's sales of some days.
struct BestGuide {
    Uuid guide;
    std::string code;
    std::string name;
    std::string store;
    std::string region;
    Period days;
    uint64_t amount = 0; ///< fen
    std::optional<uint64_t> orders;
    std::optional<uint64_t> afterHours; ///< fen
    uint32_t rank = 0; ///< 1-2-2-4

    std::optional<Fraction> share() const { return shareOfSums(afterHours.value_or(0), amount); }
};

/// The largest amounts first, then by code, then by day; `most` of them, ranked 1-2-2-4. Nobody is best with 0. Pure.
std::vector<BestGuide> bestOf(std::vector<BestGuide> guides, size_t most);

struct SalesMonth {
    Period days;
    std::optional<uint64_t> amount; ///< fen
    std::optional<uint64_t> orders;
    std::optional<uint64_t> afterHours; ///< fen
    std::optional<uint32_t> rank; ///< among whole months by amount, 1-2-2-4; nothing for a part of a month

    bool isWhole() const;
    std::optional<Fraction> share() const
    {
        return amount ? shareOfSums(afterHours.value_or(0), amount) : std::nullopt;
    }
};

/// Gives whole months their ranks. Pure.
void rankMonths(std::vector<SalesMonth> &months);

} // namespace qunce
