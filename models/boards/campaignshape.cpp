// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/campaignshape.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "models/boards/fieldlabels.h"

namespace qunce {

namespace {

using Json = nlohmann::json;

struct OwnMetric {
    const char *name;
    CampaignNumber number;
    const char *label;
};
constexpr std::array<OwnMetric, 5> kOwn {{{"reach", CampaignNumber::Reach, QUNCE_TEXT("People reached")},
    {"groups_sent", CampaignNumber::GroupsSent, QUNCE_TEXT("Group pushes sent")},
    {"due_completion_rate", CampaignNumber::DueCompletion, QUNCE_TEXT("Due completion")},
    {"on_time_rate", CampaignNumber::OnTime, QUNCE_TEXT("On-time completion")},
    {"group_send_rate", CampaignNumber::GroupSendRate, QUNCE_TEXT("Group send rate")}}};

constexpr int64_t kMostPercent = 100;
constexpr int64_t kMostValue = 1'000'000'000'000'000;

Error nonsense(Message words, const std::string &part)
{
    return {ErrorCode::InvalidInput, std::move(words), part};
}

Result<Json> arrayFrom(std::string_view text, const char *words)
{
    if (text.empty())
        return Json(Json::array());
    Json json = Json::parse(text, nullptr, false);
    if (!json.is_array())
        return nonsense({words, {"1"}}, "array");
    return json;
}

/// Members of one object; remembers whether any made no sense.
class Members
{
public:
    explicit Members(const Json &json) : m_json(json), m_isSound(json.is_object()) { }

    std::string text(const char *name)
    {
        const Json *value = find(name);
        if (!value)
            return {};
        m_isSound = m_isSound && value->is_string();
        return m_isSound ? value->get<std::string>() : std::string();
    }
    std::optional<Day> day(const char *name)
    {
        const std::string words = text(name);
        if (words.empty())
            return std::nullopt;
        const std::optional<Day> day = Day::parse(words);
        m_isSound = m_isSound && day && *day >= kFirstDataDay && *day <= kLastDataDay;
        return day;
    }
    int64_t number(const char *name)
    {
        const Json *value = find(name);
        m_isSound = m_isSound && value && value->is_number_integer();
        const int64_t number = m_isSound ? value->get<int64_t>() : 0;
        m_isSound = m_isSound && number >= 0 && number <= kMostValue;
        return number;
    }
    const Json *find(const char *name) const
    {
        if (!m_isSound)
            return nullptr;
        const auto found = m_json.find(name);
        return found == m_json.end() || found->is_null() ? nullptr : &*found;
    }
    bool isSound() const { return m_isSound; }

private:
    const Json &m_json;
    bool m_isSound;
};

std::optional<CampaignGate> gateFrom(const Json &json, bool &isSound)
{
    Members members(json);
    CampaignGate gate {members.text("metric"), members.number("value")};
    isSound = isSound && members.isSound() && !gate.metric.empty();
    return gate;
}

} // namespace

bool CampaignMetric::isMoney() const
{
    return number == CampaignNumber::DayMetric && info(metric).isMoney;
}

std::optional<CampaignMetric> campaignMetricNamed(std::string_view name)
{
    for (const OwnMetric &own : kOwn) {
        if (name == own.name)
            return CampaignMetric {own.number, Metric::Amount};
    }
    const std::optional<Metric> metric = metricNamed(FactKind::GuideDay, name);
    if (!metric || name != info(*metric).name)
        return std::nullopt;
    return CampaignMetric {CampaignNumber::DayMetric, *metric};
}

const std::vector<std::string> &campaignGoalMetrics()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> made {
            info(Metric::Amount).name, info(Metric::Orders).name, "reach", "groups_sent"};
        for (const MetricInfo &metric : allMetrics()) {
            if (metric.kind == FactKind::GuideDay
                && std::find(made.begin(), made.end(), metric.name) == made.end())
                made.emplace_back(metric.name);
        }
        return made;
    }();
    return names;
}

const std::vector<std::string> &campaignGateMetrics()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> made {"due_completion_rate", "on_time_rate", "group_send_rate"};
        made.insert(made.end(), campaignGoalMetrics().begin(), campaignGoalMetrics().end());
        return made;
    }();
    return names;
}

Message campaignMetricLabel(std::string_view name)
{
    for (const OwnMetric &own : kOwn) {
        if (name == own.name)
            return Message(own.label);
    }
    return metricLabel(name);
}

Result<std::vector<CampaignGoal>> campaignGoalsFrom(std::string_view text)
{
    static constexpr const char *kWords = QUNCE_TEXT("Goal %1 of the campaign makes no sense.");
    QUNCE_ASSIGN(const Json json, arrayFrom(text, kWords));
    std::vector<CampaignGoal> goals;
    for (const Json &one : json) {
        Members members(one);
        CampaignGoal goal;
        goal.metric = members.text("metric");
        goal.item = members.text("item");
        goal.from = members.day("from");
        goal.to = members.day("to");
        goal.value = members.number("value");
        if (!members.isSound() || goal.metric.empty())
            return nonsense({kWords, {std::to_string(goals.size() + 1)}}, "goals");
        goals.push_back(std::move(goal));
    }
    return goals;
}

Result<std::vector<CampaignStage>> campaignStagesFrom(std::string_view text)
{
    static constexpr const char *kWords = QUNCE_TEXT("Stage %1 of the campaign makes no sense.");
    QUNCE_ASSIGN(const Json json, arrayFrom(text, kWords));
    std::vector<CampaignStage> stages;
    for (const Json &one : json) {
        Members members(one);
        CampaignStage stage;
        stage.name = members.text("name");
        const std::optional<Day> from = members.day("from");
        const std::optional<Day> to = members.day("to");
        bool isSound = members.isSound() && !stage.name.empty() && from && to && *from <= *to;
        if (const Json *gate = members.find("gate"))
            stage.gate = gateFrom(*gate, isSound);
        if (!isSound)
            return nonsense({kWords, {std::to_string(stages.size() + 1)}}, "stages");
        stage.from = *from;
        stage.to = *to;
        stages.push_back(std::move(stage));
    }
    return stages;
}

std::string toJson(const std::vector<CampaignGoal> &goals)
{
    if (goals.empty())
        return {};
    Json json = Json::array();
    for (const CampaignGoal &goal : goals) {
        Json one {{"metric", goal.metric}, {"value", goal.value}};
        if (!goal.item.empty())
            one["item"] = goal.item;
        if (goal.from)
            one["from"] = goal.from->toString();
        if (goal.to)
            one["to"] = goal.to->toString();
        json.push_back(std::move(one));
    }
    return json.dump();
}

std::string toJson(const std::vector<CampaignStage> &stages)
{
    if (stages.empty())
        return {};
    Json json = Json::array();
    for (const CampaignStage &stage : stages) {
        Json one {{"name", stage.name}, {"from", stage.from.toString()}, {"to", stage.to.toString()}};
        if (stage.gate)
            one["gate"] = Json {{"metric", stage.gate->metric}, {"value", stage.gate->value}};
        json.push_back(std::move(one));
    }
    return json.dump();
}

Message problemOf(const CampaignGoal &goal, const std::optional<Period> &campaign)
{
    const std::optional<CampaignMetric> metric = campaignMetricNamed(goal.metric);
    if (!metric)
        return QUNCE_TEXT("Choose what is counted.");
    if (metric->isRate())
        return QUNCE_TEXT("A rate is no goal: it can be a gate of a stage.");
    if (goal.value <= 0)
        return QUNCE_TEXT("The goal needs a number above 0.");
    const std::optional<Period> days = daysOf(goal, campaign);
    if (!days)
        return QUNCE_TEXT("The campaign has no days: say from when until when the goal is.");
    if (days->to < days->from)
        return QUNCE_TEXT("The last day lies before the first.");
    if (campaign && (days->from < campaign->from || days->to > campaign->to))
        return QUNCE_TEXT("The days lie outside the campaign.");
    return {};
}

Message problemOf(const CampaignStage &stage, const std::optional<Period> &campaign)
{
    if (stage.name.empty())
        return QUNCE_TEXT("The stage has no name.");
    if (stage.to < stage.from)
        return QUNCE_TEXT("The last day lies before the first.");
    if (campaign && (stage.from < campaign->from || stage.to > campaign->to))
        return QUNCE_TEXT("The days lie outside the campaign.");
    if (!stage.gate)
        return {};
    const std::optional<CampaignMetric> metric = campaignMetricNamed(stage.gate->metric);
    if (!metric)
        return QUNCE_TEXT("Choose what is counted.");
    if (stage.gate->value <= 0)
        return QUNCE_TEXT("The gate needs a number above 0.");
    if (metric->isRate() && stage.gate->value > kMostPercent)
        return QUNCE_TEXT("No rate is above 100 %.");
    return {};
}

std::optional<Period> daysOf(const CampaignGoal &goal, const std::optional<Period> &campaign)
{
    if (!campaign && (!goal.from || !goal.to))
        return std::nullopt;
    const Period all = campaign.value_or(Period {});
    return Period {goal.from.value_or(all.from), goal.to.value_or(all.to)};
}

std::optional<size_t> mainGoalOf(
    const std::vector<CampaignGoal> &goals, const std::optional<Period> &campaign)
{
    for (size_t i = 0; i < goals.size(); ++i) {
        if (goals[i].item.empty() && campaign && daysOf(goals[i], campaign) == campaign)
            return i;
    }
    return goals.empty() ? std::nullopt : std::optional<size_t>(0);
}

} // namespace qunce
