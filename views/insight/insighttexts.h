// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/insightparts.h"
#include "views/charts/celltable.h"
#include "views/common/format.h"
#include "views/common/texttable.h"

namespace qunce {

// Words and cells that the parts of the analysis share, in the language of the window. GUI thread.

/// Name of the unit, or of all that the user may see.
QString scopeOf(const InsightHead &head);
/// 浙江 · 9月1日–9月7日.
QString whatIsShown(const InsightHead &head, const Format &format);
/// 数据 9月7日 · 到齐 5/6 · 未到齐：北京.
QString howFarData(const InsightHead &head, const Format &format);
TextSource insightSource(const InsightHead &head, const QString &title, const Format &format);

/// A day, marked if not all regions are in on it.
QString dayText(const InsightHead &head, Day day, const Format &format);
BoardCell dayCell(const InsightHead &head, Day day, const Format &format);
BoardCell wordCell(const QString &words, Token color = Token::Text);
BoardCell countCell(const std::optional<uint64_t> &count, const Format &format);
/// Whole yuan.
BoardCell moneyCell(const std::optional<uint64_t> &fen, const Format &format);
/// An average: to the fen.
BoardCell moneyCell(const std::optional<Fraction> &fen, const Format &format);
BoardCell rateCell(const std::optional<Fraction> &rate, const Format &format);
BoardCell asTotal(BoardCell cell);
/// A fen value as charts take it.
std::optional<Fraction> wholeValue(const std::optional<uint64_t> &value);

} // namespace qunce
