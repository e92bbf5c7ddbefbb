// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/salesbest.h"

#include <algorithm>
#include <tuple>

#include "models/domain/campaignmath.h"

namespace qunce {

std::vector<BestGuide> bestOf(std::vector<BestGuide> guides, size_t most)
{
    std::erase_if(guides, [](const BestGuide &guide) { return guide.amount == 0; });
    std::sort(guides.begin(), guides.end(), [](const BestGuide &a, const BestGuide &b) {
        return a.amount != b.amount ? a.amount > b.amount
                                    : std::tie(a.code, a.days.from) < std::tie(b.code, b.days.from);
    });
    for (size_t i = 0; i < guides.size(); ++i)
        guides[i].rank = i > 0 && guides[i].amount == guides[i - 1].amount ? guides[i - 1].rank
                                                                           : static_cast<uint32_t>(i + 1);
    if (guides.size() > most)
        guides.erase(guides.begin() + static_cast<std::ptrdiff_t>(most), guides.end());
    return guides;
}

bool SalesMonth::isWhole() const
{
    return days.from == firstOfMonth(days.from) && days.to == lastOfMonth(days.from);
}

void rankMonths(std::vector<SalesMonth> &months)
{
    for (SalesMonth &month : months) {
        month.rank.reset();
        if (!month.isWhole() || !month.amount)
            continue;
        month.rank = 1
            + static_cast<uint32_t>(
                std::count_if(months.begin(), months.end(), [&month](const SalesMonth &other) {
                    return other.isWhole() && other.amount && *other.amount > *month.amount;
                }));
    }
}

} // namespace qunce
