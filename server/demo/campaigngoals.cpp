// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the campaigns are to bring, and their four stages with a gate each (docs/PLAN.md, "Campaigns"): near to what the
// model expects, so that some are reached and some are not.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "server/demo/demobrand.h"
#include "server/demo/plantexts.h"

namespace qunce::server::demo {

namespace {

using Json = nlohmann::json;

/// Up to the next whole step: nobody plans to the yuan.
int64_t roundedUp(double value, int64_t step)
{
    return (static_cast<int64_t>(std::max(0.0, value)) / step + 1) * step;
}

constexpr int64_t kYuan = 100;

/// As a person would say it: three figures count.
int64_t roundMoney(double fen)
{
    int64_t step = 1000 * kYuan;
    while (fen / static_cast<double>(step) > 1000)
        step *= 10;
    return roundedUp(fen, step);
}

/// Group pushes of the campaign, if every group that is open gets each of them.
int64_t groupPushes(const DemoBrand &demo, Period days)
{
    int64_t sends = 0;
    for (Day day = days.from; day <= days.to; ++day) {
        sends += std::count_if(demo.groups.begin(), demo.groups.end(), [day](const DemoGroup &group) {
            return (group.kind == GroupKind::Customer || group.kind == GroupKind::Flash) && group.openOn(day);
        });
    }
    return sends;
}

Json goalsOf(const DemoBrand &demo, const DemoCampaign &campaign, Random &random)
{
    const double sales = expectedSales(demo, campaign.period);
    const double ofPeak = expectedSales(demo, {campaign.peak, campaign.peak});
    const std::string peak = campaign.peak.toString();
    return Json::array({
        {{"metric", "amount"}, {"value", roundMoney(sales * random.range(0.92, 1.1))}},
        {{"metric", "orders"}, {"value", roundedUp(sales / kOrderFen * random.range(0.92, 1.1), 50)}},
        {{"metric", "groups_sent"},
            {"value", roundedUp(static_cast<double>(groupPushes(demo, campaign.period)) * 0.85, 50)}},
        {{"metric", "amount"}, {"from", peak}, {"to", peak},
            {"value", roundMoney(ofPeak * random.range(0.9, 1.15))}},
    });
}

Json stagesOf(const DemoBrand &demo, const DemoCampaign &campaign, Random &random)
{
    Json stages = Json::array();
    for (size_t i = 0; i < kStages.size(); ++i) {
        const int end = i + 1 < kStages.size() ? kStages[i + 1].firstDay : kCampaignDays;
        const Period days {campaign.period.from + kStages[i].firstDay, campaign.period.from + (end - 1)};
        const double sales = expectedSales(demo, days);
        const std::array<Json, kStages.size()> gates {Json {{"metric", "due_completion_rate"}, {"value", 80}},
            Json {{"metric", "group_send_rate"}, {"value", 85}},
            Json {
                {"metric", "orders"}, {"value", roundedUp(sales / kOrderFen * random.range(0.9, 1.05), 10)}},
            Json {{"metric", "amount"}, {"value", roundMoney(sales * random.range(0.9, 1.05))}}};
        stages.push_back({{"name", kStages[i].name}, {"from", days.from.toString()},
            {"to", days.to.toString()}, {"gate", gates[i]}});
    }
    return stages;
}

} // namespace

void addCampaignGoals(DemoBrand &demo)
{
    for (DemoCampaign &campaign : demo.campaigns) {
        Random random = stream(demo, Stream::Goals, static_cast<uint64_t>(campaign.period.from.number));
        campaign.goals = goalsOf(demo, campaign, random).dump();
        campaign.stages = stagesOf(demo, campaign, random).dump();
        if (campaign.period.to < demo.options.until)
            campaign.review = "预热三天的价值观内容带动了收藏，选品阶段的清单被转发最多。\n"
                              "客户群在高峰日前一晚的抢券预告打开最好，下次提前一小时。\n"
                              "快闪群关得太早，返场日应留到第14天。";
    }
}

} // namespace qunce::server::demo
