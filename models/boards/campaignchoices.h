// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "models/boards/boardreader.h"

namespace qunce {

/// A campaign that the period picker offers: from its first day to its last, or where it has none, over its entries.
struct CampaignChoice {
    Uuid id;
    std::string name;
    Period days;

    bool operator==(const CampaignChoice &) const = default;
};

/// Latest first; those without a day are left out. Reader's thread.
Result<std::vector<CampaignChoice>> readCampaignChoices(BoardContext &context);

} // namespace qunce
