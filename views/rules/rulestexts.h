// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include <QString>

#include "models/boards/brandrules.h"
#include "views/common/format.h"

namespace qunce {

// Rules as people type them: one line for each season, names with a comma between. Pure; GUI thread for the language.

/// 国庆 10-01 10-07 80, a line each.
QString seasonLines(const std::vector<SeasonRule> &seasons);
/// Nothing: `why` says which line makes no sense.
std::optional<std::vector<SeasonRule>> seasonsTyped(const QString &lines, QString &why);

/// 朋友圈, 群发: separated by 、 , ， ; or line breaks; each once.
QString listed(const std::vector<std::string> &names);
std::vector<std::string> namesTyped(const QString &typed);

/// Words, a line each; `!` before an exception.
QString wordLines(const WordList &list);
void takeWords(const QString &lines, WordList &list);

QString capText(CapRule rule);
QString taskKindText(TaskKind kind);
/// 有错误的排期 3 → 12（共 240 条）: what would be different; says so if nothing is.
QString effectText(const RulesEffect &effect, bool ofContents, const Format &format);

} // namespace qunce
