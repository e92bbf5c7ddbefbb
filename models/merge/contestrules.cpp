// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/contestrules.h"

#include "models/protocol/contestrecord.h"

namespace qunce {

std::optional<Refusal> refusalOfContest(const Record *before, const Record *after)
{
    if (before && before->instant("frozen_at"))
        return Refusal {Rejection::ContestFrozen, {}, {}, {}};
    if (!after)
        return std::nullopt;
    const std::optional<Contest> contest = contestFrom(*after);
    if (!contest)
        return Refusal {Rejection::BadValue, "to_day", {}, {}};
    const std::optional<ContestFault> fault = contestFault(*contest);
    return fault ? std::optional(Refusal {Rejection::BadValue, std::string(fieldOf(*fault)), {}, {}})
                 : std::nullopt;
}

} // namespace qunce
