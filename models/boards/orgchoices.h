// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "models/base/result.h"
#include "models/boards/boardreader.h"
#include "models/domain/org.h"

namespace qunce {

/// One unit that the scope picker offers.
struct OrgChoice {
    Uuid id;
    std::string name;
    std::string code;
    OrgKind kind = OrgKind::Store;
    int parent = -1; ///< index in OrgChoices::units; -1 hangs below the root
    int stores = 0; ///< below it; of a store itself 1
};

/// The organisation as far as the user may see it, parents before children, siblings by name of their code. Value.
struct OrgChoices {
    std::vector<OrgChoice> units;
    bool wholeBrand = false; ///< the root is the brand; else it is what the user may see of it

    /// Index of the unit; -1 if there is none of that id.
    int indexOf(const Uuid &id) const;
    /// Its name with the names above it, as in `浙江 › 杭州`: from the region on, shop names repeat.
    std::string pathOf(int index) const;
};

/// Closed stores are left out, and units outside the user's regions.
OrgChoices orgChoices(const OrgTree &tree, const CacheScope &scope, Day today);
/// Reader's thread.
Result<OrgChoices> readOrgChoices(BoardContext &context);

} // namespace qunce
