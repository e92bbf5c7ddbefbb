// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "models/boards/overview.h"
#include "views/common/format.h"
#include "views/common/theme.h"

namespace qunce {

/// A difference with what it is compared to: 环比 +1.8 个百分点.
struct CardDelta {
    QString label;
    QString value;
    Token color = Token::TextSecondary;
    QString brief; ///< with the shortest unit, for a narrow card; empty: as value
};

/// What a card of the overview says, in the language of the window.
struct CardTexts {
    QString title;
    QString formula; ///< of the info mark
    QString note; ///< numerator and denominator, at the right of the title
    QString briefNote; ///< where there is no room for it; empty: as much as fits
    QString number;
    QString exact; ///< tooltip of the number: exact value, periods, what is compared
    QString apart; ///< which regions the comparisons are without; empty: none
    std::vector<CardDelta> deltas;
    QString line; ///< what the sparkline says
};
CardTexts textsOf(OverviewCardId id, const Overview &overview, CompareChoice compare, const Format &format);

/// A row of the to-do list.
struct TodoTexts {
    QString icon;
    QString what;
    QString detail;
    QString action;
};
TodoTexts textsOf(const OverviewTodo &todo, const Overview &overview, const Format &format);

/// The value of a measure as a percentage; – without one.
QString rateText(const MeasureValue &value, const Format &format);
/// 24,985 / 28,442; – without data.
QString countsText(const MeasureValue &value, const Format &format);

} // namespace qunce
