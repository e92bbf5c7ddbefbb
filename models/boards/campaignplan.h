// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "models/boards/entrymoves.h"

namespace qunce {

/// A campaign with all that is planned for it, and the days off by which it is shifted.
struct CampaignPlan {
    Record campaign;
    std::vector<CalendarEntry> entries; ///< ascending by (start, code, id)
    CalendarBook book;
};

/// NotFound if the campaign is not there any more. Reader's thread.
Result<CampaignPlan> readCampaignPlan(BoardContext &context, const Uuid &campaign);

/// By so many days, or working days: then each entry comes to stand on a working day (workdaysLater()). The time of day
/// and the length stay. There and back is as it was, for working days as far as it stood on them.
struct CampaignShift {
    int days = 0;
    bool workdaysOnly = false;
};
Day shifted(const CampaignPlan &plan, const CampaignShift &shift, Day day);
/// In the order of the entries; nothing for one that would leave the days that data may carry.
std::vector<std::optional<EntryTimes>> shifted(const CampaignPlan &plan, const CampaignShift &shift);

} // namespace qunce
