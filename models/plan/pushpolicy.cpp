// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/pushpolicy.h"

#include <cstdio>

#include <nlohmann/json.hpp>

namespace qunce {

namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 3> kCapNames {"month_days", "week_7", "day_1"};
constexpr std::array<std::string_view, 7> kTaskKindNames {
    "group_push", "one_to_one", "moments", "lead", "follow_up", "notice", "other"};

Error nonsense(const std::string &part)
{
    return {ErrorCode::InvalidInput,
        Message(QUNCE_TEXT("The rules for pushes make no sense at \"%1\"."), {part}), part};
}

std::string minuteText(int minute)
{
    char text[8];
    std::snprintf(text, sizeof text, "%02d:%02d", minute / 60 % 100, minute % 60);
    return text;
}

/// `HH:MM`, 24:00 included.
std::optional<int> minuteFrom(const Json &value)
{
    if (!value.is_string())
        return std::nullopt;
    int hour = 0;
    int minute = 0;
    char rest = 0;
    if (std::sscanf(value.get_ref<const std::string &>().c_str(), "%2d:%2d%c", &hour, &minute, &rest) != 2
        || hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 24 * 60)
        return std::nullopt;
    return hour * 60 + minute;
}

/// `MM-DD`.
std::optional<int> monthDayFrom(const Json &value)
{
    if (!value.is_string())
        return std::nullopt;
    // Any leap year has all the days that there are.
    const std::optional<Day> day = Day::parse("2024-" + value.get_ref<const std::string &>());
    return day ? std::optional(static_cast<int>(day->month() * 100 + day->dayOfMonth())) : std::nullopt;
}

std::string monthDayText(int monthDay)
{
    char text[8];
    std::snprintf(text, sizeof text, "%02d-%02d", monthDay / 100 % 100, monthDay % 100);
    return text;
}

std::optional<int> numberFrom(const Json &value, int least, int most)
{
    if (!value.is_number_integer())
        return std::nullopt;
    const auto number = value.get<int64_t>();
    return number >= least && number <= most ? std::optional(static_cast<int>(number)) : std::nullopt;
}

std::optional<std::vector<std::string>> textsFrom(const Json &value)
{
    if (!value.is_array())
        return std::nullopt;
    std::vector<std::string> texts;
    for (const Json &one : value) {
        if (!one.is_string() || one.get_ref<const std::string &>().empty())
            return std::nullopt;
        texts.push_back(one.get<std::string>());
    }
    return texts;
}

/// Takes the parts of the setting one by one and remembers the first that makes no sense.
class PolicyReader
{
public:
    explicit PolicyReader(const Json &json) : m_json(json) { }

    template <typename Value, typename From>
    void take(const char *part, Value &into, From &&from)
    {
        const auto found = m_json.find(part);
        if (found == m_json.end() || found->is_null())
            return;
        auto value = from(*found);
        if (value)
            into = Value(std::move(*value));
        else if (m_wrong.empty())
            m_wrong = part;
    }
    const std::string &wrong() const { return m_wrong; }

private:
    const Json &m_json;
    std::string m_wrong;
};

std::optional<CapRule> capFrom(const Json &value)
{
    for (size_t i = 0; i < kCapNames.size(); ++i) {
        if (value.is_string() && value.get_ref<const std::string &>() == kCapNames[i])
            return static_cast<CapRule>(i);
    }
    return std::nullopt;
}

std::optional<QuietHours> quietFrom(const Json &value)
{
    if (!value.is_object())
        return std::nullopt;
    PolicyReader reader(value);
    QuietHours quiet = kQuietHours;
    reader.take("from", quiet.fromMinute, minuteFrom);
    reader.take("until", quiet.untilMinute, minuteFrom);
    return reader.wrong().empty() ? std::optional(quiet) : std::nullopt;
}

std::optional<SeasonRule> seasonFrom(const Json &value)
{
    if (!value.is_object())
        return std::nullopt;
    PolicyReader reader(value);
    SeasonRule season;
    reader.take("name", season.name, [](const Json &name) {
        return name.is_string() ? std::optional(name.get<std::string>()) : std::nullopt;
    });
    reader.take("from", season.fromMonthDay, monthDayFrom);
    reader.take("to", season.toMonthDay, monthDayFrom);
    reader.take("lowest_percent", season.lowestPercent,
        [](const Json &percent) { return numberFrom(percent, 0, 100); });
    return reader.wrong().empty() ? std::optional(std::move(season)) : std::nullopt;
}

std::optional<std::vector<SeasonRule>> seasonsFrom(const Json &value)
{
    if (!value.is_array())
        return std::nullopt;
    std::vector<SeasonRule> seasons;
    for (const Json &one : value) {
        std::optional<SeasonRule> season = seasonFrom(one);
        if (!season)
            return std::nullopt;
        seasons.push_back(std::move(*season));
    }
    return seasons;
}

std::optional<std::set<std::string, std::less<>>> setFrom(const Json &value)
{
    const std::optional<std::vector<std::string>> texts = textsFrom(value);
    return texts ? std::optional(std::set<std::string, std::less<>>(texts->begin(), texts->end()))
                 : std::nullopt;
}

std::optional<std::array<DueRule, 7>> dueFrom(const Json &value)
{
    if (!value.is_object())
        return std::nullopt;
    std::array<DueRule, 7> due = PushPolicy::defaultDue();
    PolicyReader reader(value);
    for (size_t i = 0; i < kTaskKindNames.size(); ++i) {
        reader.take(kTaskKindNames[i].data(), due[i], [&](const Json &rule) -> std::optional<DueRule> {
            if (!rule.is_object())
                return std::nullopt;
            PolicyReader inner(rule);
            DueRule read = due[i];
            inner.take("days", read.days, [](const Json &days) { return numberFrom(days, 0, 30); });
            inner.take("at", read.minute, minuteFrom);
            return inner.wrong().empty() ? std::optional(read) : std::nullopt;
        });
    }
    return reader.wrong().empty() ? std::optional(due) : std::nullopt;
}

} // namespace

bool SeasonRule::contains(Day day) const
{
    const int monthDay = static_cast<int>(day.month() * 100 + day.dayOfMonth());
    return fromMonthDay <= toMonthDay ? fromMonthDay <= monthDay && monthDay <= toMonthDay
                                      : monthDay >= fromMonthDay || monthDay <= toMonthDay;
}

bool PushPolicy::operator==(const PushPolicy &other) const
{
    return toJson(*this) == toJson(other);
}

/// Pushes are due on the evening of their day, notices when it ends, talks with customers on the evening after.
std::array<DueRule, 7> PushPolicy::defaultDue()
{
    const DueRule evening {0, 22 * 60};
    const DueRule eveningAfter {1, 20 * 60};
    return {evening, eveningAfter, evening, eveningAfter, eveningAfter, DueRule {0, 24 * 60}, evening};
}

Result<PushPolicy> pushPolicyFrom(std::string_view text)
{
    PushPolicy policy;
    if (text.empty())
        return policy;
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return nonsense("{");
    PolicyReader reader(json);
    reader.take("cap", policy.cap, capFrom);
    reader.take("hq_percent", policy.hqPercent, [](const Json &value) { return numberFrom(value, 0, 100); });
    reader.take("quiet", policy.quiet, quietFrom);
    reader.take("exempt", policy.exempt, setFrom);
    reader.take(
        "repeat_days", policy.repeatDays, [](const Json &value) { return numberFrom(value, 0, 365); });
    reader.take("seasons", policy.seasons, seasonsFrom);
    reader.take("risk_layers", policy.riskLayers, setFrom);
    reader.take("risk_texts", policy.riskTexts, textsFrom);
    reader.take("due", policy.due, dueFrom);
    if (!reader.wrong().empty())
        return nonsense(reader.wrong());
    return policy;
}

std::string toJson(const PushPolicy &policy)
{
    nlohmann::ordered_json json;
    json["cap"] = kCapNames[static_cast<size_t>(policy.cap)];
    json["hq_percent"] = policy.hqPercent;
    json["quiet"]["from"] = minuteText(policy.quiet.fromMinute);
    json["quiet"]["until"] = minuteText(policy.quiet.untilMinute);
    json["exempt"] = policy.exempt;
    json["repeat_days"] = policy.repeatDays;
    json["seasons"] = nlohmann::ordered_json::array();
    for (const SeasonRule &season : policy.seasons)
        json["seasons"].push_back({{"name", season.name}, {"from", monthDayText(season.fromMonthDay)},
            {"to", monthDayText(season.toMonthDay)}, {"lowest_percent", season.lowestPercent}});
    json["risk_layers"] = policy.riskLayers;
    json["risk_texts"] = policy.riskTexts;
    for (size_t i = 0; i < kTaskKindNames.size(); ++i)
        json["due"][std::string(kTaskKindNames[i])] = {
            {"days", policy.due[i].days}, {"at", minuteText(policy.due[i].minute)}};
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

CapWindow capWindow(CapRule rule, Day day)
{
    switch (rule) {
    case CapRule::MonthAsManyAsDays: {
        const Period month {firstOfMonth(day), lastOfMonth(day)};
        return {month, month.days()};
    }
    case CapRule::WeekSeven: {
        const Day monday = day - static_cast<int>(day.isoWeekday() - 1);
        return {{monday, monday + 6}, 7};
    }
    case CapRule::DayOne:
        break;
    }
    return {{day, day}, 1};
}

} // namespace qunce
