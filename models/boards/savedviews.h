// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/boards/boardreader.h"
#include "models/protocol/record.h"

namespace qunce {

/// How somebody has arranged a page, under a name.
struct SavedView {
    Uuid id;
    std::string name;
    std::string state; ///< JSON, which the page understands
    bool isTeam = false; ///< else one's own, and nobody else sees it
    std::string region; ///< name of the team's region; empty for the whole brand
    Record record; ///< with its bucket, for who may change it
};

/// A team that a view may be for.
struct ViewTeam {
    Uuid region; ///< nil: the whole brand
    std::string name; ///< empty for the whole brand
};

struct SavedViews {
    std::vector<SavedView> views; ///< one's own first, then those of teams; by name
    std::vector<ViewTeam> teams; ///< the whole brand, then the regions that the user sees, by name
};

/// The views of a page that the user may see, edits not sent yet included. Reader's thread.
Result<SavedViews> readSavedViews(BoardContext &context, std::string_view page);

/// Sets the bucket by what else the record says, as the server will.
void placeView(Record &view);

} // namespace qunce
