// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/campaignchoices.h"

#include <algorithm>
#include <unordered_map>

namespace qunce {

namespace {

struct Found {
    std::string name;
    std::optional<Day> from;
    std::optional<Day> to;
    std::optional<Period> entries;
};

} // namespace

Result<std::vector<CampaignChoice>> readCampaignChoices(BoardContext &context)
{
    std::unordered_map<Uuid, Found> campaigns;
    QUNCE_TRY(context.snapshot.eachRow(
        {Kind::Campaign, {"name", "starts_on", "ends_on"}, {}, {}}, [&](const RowView &row) -> Result<void> {
            campaigns[row.id()] = {std::string(row.text(0)), row.day(1), row.day(2), {}};
            return {};
        }));
    QUNCE_TRY(context.snapshot.eachRow(
        {Kind::Entry, {"campaign", "start_at"}, {}, {}}, [&](const RowView &row) -> Result<void> {
            const auto campaign = campaigns.find(row.reference(0));
            if (campaign == campaigns.end() || row.isNull(1))
                return {};
            const Day day = Instant {row.integer(1)}.day();
            std::optional<Period> &days = campaign->second.entries;
            days = days ? Period {std::min(days->from, day), std::max(days->to, day)} : Period {day, day};
            return {};
        }));
    std::vector<CampaignChoice> choices;
    for (const auto &[id, found] : campaigns) {
        if (!found.entries && (!found.from || !found.to))
            continue;
        const Period entries = found.entries.value_or(Period {});
        const Period days {found.from.value_or(entries.from), found.to.value_or(entries.to)};
        if (days.from <= days.to)
            choices.push_back({id, found.name, days});
    }
    std::sort(choices.begin(), choices.end(), [](const CampaignChoice &a, const CampaignChoice &b) {
        return std::tie(b.days.from, a.name, a.id) < std::tie(a.days.from, b.name, b.id);
    });
    return choices;
}

} // namespace qunce
