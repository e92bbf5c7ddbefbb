// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "models/boards/rollingboard.h"
#include "models/boards/sopboard.h"
#include "views/charts/celltable.h"
#include "views/common/format.h"

namespace qunce {

// What the page of templates says, in the language of the window.

/// 活动开始, 开营日期, 添加日期.
QString anchorText(SopAnchor anchor);
/// T+3, T−1.
QString sopDayText(int day);
/// 12:00–12:30.
QString windowText(const SopWindow &window);
/// 培训群 前一日20:00 · 导师群 09:00 · 客户群: kinds with a time of their own first, as they are told.
QString audienceText(const SopStep &step);
/// 提前2天, or what stands where there is nothing.
QString preparationText(const SopStep &step);

std::vector<BoardColumn> sopListColumns();
BoardCell sopListCell(const SopLine &line, int column, const Format &format);
std::vector<BoardColumn> sopStepColumns();
BoardCell sopStepCell(const SopStep &step, int column);
/// `ofGuides`: guides are counted, not groups.
std::vector<BoardColumn> previewColumns(bool ofGuides = false);
BoardCell previewCell(const SopPreviewDay &day, int column, const Format &format);
/// 将创建 72 条草稿，触达 1,203 个群，群消息 3,456 条，每群每天最多 3 条.
QString previewSummary(const SopPreview &preview, const Format &format);
/// 自 2026-11-23 起 · 今天有 12 个群在其中 · 13 条草稿待审批.
QString runText(const SopRun &run, Day today, const Format &format);
/// Names separated by semicolons or commas, ascending, each once; and back.
std::vector<std::string> wordsIn(const QString &typed);
QString joined(const std::vector<std::string> &words);
/// What should be looked at before; empty if nothing.
QString previewWarning(const SopPreview &preview, const Format &format);

} // namespace qunce
