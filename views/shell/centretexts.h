// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "models/boards/centreboard.h"
#include "views/common/format.h"
#include "views/common/theme.h"

// How the Sync Centre says what it lists, in the language of the window. GUI thread.

namespace qunce {

/// A set's change as ＋上海 −安徽; nothing as –.
QString saidWords(const SaidValue &value, const Format &format);
/// 杭州 · 9月 净销售额目标, 周雅文 · 备注, else its name.
QString recordWords(const SaidRecord &record, const Format &format);
QString reasonWords(const SaidReason &reason);
/// The first line of an item, and the second: what became of it, or what it changes.
QString itemTitle(const CentreItem &item, const Format &format);
QString itemDetail(const CentreItem &item, const Format &format);
/// What has happened, as a sentence; empty where there is nothing to explain.
QString itemStory(const CentreItem &item, const Format &format);
QString itemIcon(const CentreItem &item);
Token itemColor(const CentreItem &item);
QString outcomeWords(const FieldDifference &difference, const CentreItem &item);
Token outcomeColor(FieldDifference::Outcome outcome);

} // namespace qunce
