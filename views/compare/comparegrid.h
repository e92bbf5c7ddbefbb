// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include <QStringList>

#include "models/boards/comparison.h"
#include "models/exchange/workbook.h"
#include "views/charts/chartdata.h"
#include "views/common/format.h"
#include "views/common/theme.h"

namespace qunce {

struct CompareCell {
    QString words;
    SheetCell value {}; ///< as a file has it
    std::optional<Fraction> order {}; ///< of numbers; those without one come last
    QString help {};
    Token color = Token::Text;
};

/// A comparison as a table: what people read, what files get, and how rows are ordered. Value.
struct CompareGrid {
    QStringList titles;
    QStringList helps; ///< by column; may be empty
    std::vector<bool> isNumber;
    size_t totals = 0; ///< so many rows at the top stay there
    std::vector<std::vector<CompareCell>> rows;

    /// Rows in this order; for clipboards.
    ChartTable table(const std::vector<size_t> &order) const;
    /// The same for files.
    Sheet sheet(const std::vector<size_t> &order, const QString &name, const QStringList &notes) const;
};

/// `base`: of same stores.
CompareGrid compareGrid(const Comparison &comparison, CompareChoice base, const Format &format);
/// Both campaigns, day by day since the first, each day with all before it.
ChartData campaignLines(const Comparison &comparison, const Format &format);

} // namespace qunce
