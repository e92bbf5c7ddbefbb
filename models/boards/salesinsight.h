// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/salesbest.h"
#include "models/boards/salesbyhour.h"

namespace qunce {

/// Sales of a unit: by day and class of hour, best guides and months. Value.
struct SalesInsight {
    InsightHead head;
    SalesByHour hours;
    std::optional<Fraction>
        shareBefore; ///< after hours, of `before`; nothing where the two cannot be compared
    Period before; ///< what the header compares with
    std::vector<BestGuide> guides; ///< of the period
    std::vector<SalesMonth> months; ///< up to twelve, newest first
    std::vector<BestGuide> records; ///< best guide and month of these months
};

constexpr size_t kBestGuides = 10;

/// Sums are those of overview and exports for the same unit and days. Reader's thread.
Result<SalesInsight> readSalesInsight(BoardContext &context, const BoardQuery &query);

} // namespace qunce
