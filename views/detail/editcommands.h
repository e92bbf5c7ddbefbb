// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "views/common/page.h"

namespace qunce {

/// As many rows are changed in one step at most.
constexpr size_t kMostRows = 10'000;

/// What a page of rows offers for changing them, in menus, palette and shortcut sheet: a note on the current row, its
/// tags, and the tags of all selected rows.
void addEditingCommands(PageTools &tools, QWidget *page, const std::string &prefix,
    std::function<void(bool isNote)> edit, std::function<bool()> hasCurrent,
    std::function<void()> tagSelected, std::function<bool()> hasSelected);

/// Asks which tags these rows shall get and lose, and saves it as one step.
void askTagsOfRows(
    PageTools &tools, Kind kind, const Message &noun, const std::vector<Uuid> &rows, QWidget *page);

} // namespace qunce
