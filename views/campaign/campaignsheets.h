// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/boards/campaigndetail.h"
#include "models/exchange/workbook.h"
#include "views/common/format.h"
#include "views/common/texttable.h"

namespace qunce {

/// The whole campaign as tables for other programs: overview, stages, goals, days of each goal, coverage, reach, groups
/// unreached, contents by market, review. Numbers are numbers, what has no data is empty; each says what it is of and how
/// many rows it has. In the language of the window; GUI thread.
std::vector<Sheet> campaignSheets(
    const CampaignDetail &detail, const TextSource &source, const QString &review, const Format &format);

} // namespace qunce
