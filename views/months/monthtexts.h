// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include <QString>

#include "models/boards/monthboard.h"
#include "views/charts/celltable.h"
#include "views/common/editdesk.h"
#include "views/common/format.h"

// What is said of closed months, in the language of the window. GUI thread.

namespace qunce {

/// 2026年9月 已封账 v1 · 王敏 · 10月2日 12:00; to be closed when; not closed; still running.
QString monthText(const MonthLine &month, const Format &format);
/// The line on a page: of one month monthText() with its adjustments, of several how many are closed. Empty where nothing
/// is closed or planned and nothing could be.
QString monthsText(const MonthBoard &board, bool mayClose, const Format &format);
/// 封账后调整 12 条：净销售额 +¥1,200.00，净订单数 +3.
QString adjustmentsText(const MonthBoard &board, const Format &format);

/// Whether the user is of headquarters, who closes months.
bool mayCloseMonths(const EditDesk &desk);

std::vector<BoardColumn> lateColumns();
BoardCell lateCell(const LateNumber &late, int column, const Format &format);

} // namespace qunce
