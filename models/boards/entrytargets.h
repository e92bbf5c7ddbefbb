// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "models/boards/boardreader.h"

namespace qunce {

/// What an entry names: a unit, a guide, a group, or all with a tag (docs/PLAN.md, "Audience").
struct EntryTargetLine {
    Uuid id; ///< of the record that says so; nil: there is none yet
    Kind kind = Kind::Group; ///< Org, Guide, Group, Koc or Tag
    Uuid target;
    bool isExcluded = false;
    std::string name; ///< as people call it; the id where it is not here
    std::string code;

    bool operator==(const EntryTargetLine &) const = default;
};

/// What the entry names, what is included first, then by code. Reader's thread.
Result<std::vector<EntryTargetLine>> readEntryTargets(BoardContext &context, const Uuid &entry);

/// Units, tags, open groups and guides in post whose name or code is found by what somebody types (TextSearch): in this
/// order, each by code; at most `limit`. KOCs are not offered, for nothing is sent to them. Nothing for nothing. Reader's
/// thread.
Result<std::vector<EntryTargetLine>> findEntryTargets(
    BoardContext &context, const std::string &typed, size_t limit);

} // namespace qunce
