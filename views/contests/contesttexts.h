// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QString>

#include "models/boards/contestboard.h"
#include "models/boards/contestteams.h"
#include "views/charts/celltable.h"
#include "views/common/format.h"

// What is said of contests, in the language of the window. GUI thread.

namespace qunce {

QString contestStateText(ContestState state);
QString contestMeasureText(ContestMeasure measure);
/// ¥1,200.00, 58, 12 days.
QString contestValueText(ContestMeasure measure, const std::optional<uint64_t> &value, const Format &format);
/// 总金额 · 浙江 · 9月1日–9月30日 · 10月3日 12:00 冻结.
QString contestLineText(const ContestLine &line, const Format &format);
/// Where its numbers end, and why places may be missing.
QString contestStandText(const ContestBoard &board, const Format &format);
/// How equal values are told apart, of those who have them; empty if nobody has.
QString contestTieText(const ContestBoard &board, const Format &format);
/// What came in since it was frozen; empty if nothing did.
QString contestLateText(const ContestBoard &board, const Format &format);

std::vector<BoardColumn> contestListColumns();
BoardCell contestListCell(const ContestLine &line, int column, const Format &format);
std::vector<BoardColumn> standingColumns();
BoardCell standingCell(const ContestBoard &board, int row, int column, const Format &format);
std::vector<BoardColumn> contestLateColumns();
BoardCell contestLateCell(const ContestBoard &board, int row, int column, const Format &format);
/// A line for each of the first places, day by day.
ChartData contestLines(const ContestBoard &board, const Format &format);

QString contestFaultText(ContestFault fault);
QString teamFaultText(const TeamTextFault &fault);

} // namespace qunce
