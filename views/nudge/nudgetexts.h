// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "models/boards/executionlog.h"
#include "models/boards/nudgeboard.h"
#include "views/common/format.h"
#include "views/common/texttable.h"

namespace qunce {

/// Some of a board's guides, by their places, in the board's order.
using NudgeChoice = std::vector<size_t>;

/// Names that a text may have in braces, in both languages.
std::span<const std::string_view> nudgePlaceholders();
/// The program's own words, with placeholders.
QString shippedNudgeText();
/// What is sent to these guides and whoever leads them: the policy's words, or the program's own. `scope`: who they are.
QString nudgeText(
    const NudgeBoard &board, const NudgeChoice &guides, const QString &scope, const Format &format);

/// What a table or file of the board is of.
QString nudgeScope(const NudgeBoard &board);
/// 0/12.
QString donePair(uint64_t done, uint64_t eligible, const Format &format);
/// When somebody was reminded last, by whom, how often; empty if never.
QString remindedWords(const NudgeGuide &guide, const Format &format);
/// 剩余 of the limit, or when there is one again.
QString budgetWords(const NudgeGuide &guide, const NudgePolicy &policy, const Format &format);
QString effectWords(NudgeEffect effect);
/// Why somebody is left out; empty for those who are not.
QString barWords(NudgeBar bar);

/// A row for each assignment. The texts are made here in the language of the window; `at` may be called in any thread.
TextRows executionRows(std::shared_ptr<const ExecutionLog> log, const Format &format);
/// Unit, task, days and as-of.
TextSource executionSource(const ExecutionLog &log, const Format &format);

} // namespace qunce
