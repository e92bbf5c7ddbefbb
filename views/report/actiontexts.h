// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/actionitems.h"
#include "models/edits/editbook.h"
#include "views/report/reporttexts.h"

// 问题与措施 in words, and how they are changed. GUI thread.

namespace qunce {

/// 未完成, 已逾期 2 天, 9月7日 完成.
QString actionStateText(const ActionItem &item, Day today, const Format &format);
/// 结转自 9月6日 的报告; 活动：99大促; empty for one of this very report.
QString actionFromText(const ActionItem &item, const ActionScope &scope, const Format &format);

/// The table of a report: also where there is none, which is said.
ReportSection actionSection(const ActionList &list, Day today, const Format &format);

EditRequest newAction(const ActionItem &item, const Uuid &owner, const Uuid &region);
/// All that can be typed. Whose it is, and the report that it was written for, stay.
EditRequest changedAction(const ActionItem &before, const ActionItem &after);
/// `done`: the day; nothing: it is open again.
EditRequest doneAction(const ActionItem &item, std::optional<Day> done);
EditRequest deletedAction(const ActionItem &item);

} // namespace qunce
