// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/contestrecord.h"

#include <algorithm>
#include <array>
#include <set>

#include <nlohmann/json.hpp>

namespace qunce {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 3> kMeasureNames {"amount", "orders", "streak"};
constexpr std::string_view kSellingMarks = "-us"; // as SellingDay

std::vector<Uuid> idsIn(const json &team, const char *name)
{
    std::vector<Uuid> ids;
    const auto list = team.find(name);
    if (list == team.end() || !list->is_array())
        return ids;
    for (const json &one : *list) {
        if (const auto id = one.is_string() ? Uuid::parse(one.get<std::string>()) : std::nullopt)
            ids.push_back(*id);
    }
    return ids;
}

std::string nameIn(const json &team)
{
    const auto name = team.find("name");
    return name != team.end() && name->is_string() ? name->get<std::string>() : std::string();
}

std::vector<ContestTeam> teamsFromJson(std::string_view text)
{
    std::vector<ContestTeam> teams;
    const json list = json::parse(text, nullptr, false);
    if (!list.is_array())
        return teams;
    for (const json &one : list) {
        if (one.is_object())
            teams.push_back({nameIn(one), idsIn(one, "units"), idsIn(one, "guides")});
    }
    return teams;
}

json idsToJson(const std::vector<Uuid> &ids)
{
    json list = json::array();
    for (const Uuid &id : ids)
        list.push_back(id.toString());
    return list;
}

std::string dumped(const json &value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string teamsToJson(const std::vector<ContestTeam> &teams)
{
    json list = json::array();
    for (const ContestTeam &team : teams)
        list.push_back(
            {{"name", team.name}, {"units", idsToJson(team.units)}, {"guides", idsToJson(team.guides)}});
    return dumped(list);
}

/// Nothing where a list is not as long as the days, or says what it cannot.
std::optional<TeamNumbers> teamFrom(const json &team, size_t days)
{
    if (!team.is_object())
        return std::nullopt;
    TeamNumbers made;
    made.name = nameIn(team);
    const auto values = team.find("values");
    const auto refunds = team.find("refunds");
    if (values == team.end() || !values->is_array() || values->size() != days || refunds == team.end()
        || !refunds->is_array() || refunds->size() != days)
        return std::nullopt;
    for (const json &value : *values) {
        if (!value.is_null() && !value.is_number_unsigned())
            return std::nullopt;
        made.values.push_back(value.is_null() ? std::nullopt : std::optional(value.get<uint64_t>()));
    }
    for (const json &value : *refunds) {
        if (!value.is_number_unsigned())
            return std::nullopt;
        made.refunds.push_back(value.get<uint64_t>());
    }
    const auto selling = team.find("selling");
    if (selling == team.end())
        return made;
    for (const char mark : selling->is_string() ? selling->get<std::string>() : std::string()) {
        const size_t which = kSellingMarks.find(mark);
        if (which == std::string_view::npos)
            return std::nullopt;
        made.selling.push_back(static_cast<SellingDay>(which));
    }
    return made.selling.size() == days ? std::optional(std::move(made)) : std::nullopt;
}

} // namespace

std::optional<Contest> contestFrom(const Record &record)
{
    const std::optional<Day> from = record.day("from_day");
    const std::optional<Day> to = record.day("to_day");
    const std::optional<Instant> freezes = record.instant("freezes_at");
    const auto measure = std::find(kMeasureNames.begin(), kMeasureNames.end(), record.text("measure"));
    if (!from || !to || !freezes || measure == kMeasureNames.end())
        return std::nullopt;
    return Contest {record.text("name"), record.reference("org"),
        static_cast<ContestMeasure>(measure - kMeasureNames.begin()), {*from, *to}, *freezes,
        teamsFromJson(record.text("teams"))};
}

std::map<std::string, FieldValue, std::less<>> contestFields(const Contest &contest)
{
    return {{"name", contest.name}, {"org", toValue(contest.unit)},
        {"measure", std::string(kMeasureNames[static_cast<size_t>(contest.measure)])},
        {"from_day", toValue(std::optional(contest.days.from))},
        {"to_day", toValue(std::optional(contest.days.to))},
        {"freezes_at", toValue(std::optional(contest.freezesAt))}, {"teams", teamsToJson(contest.teams)}};
}

std::optional<ContestFault> contestFault(const Contest &contest)
{
    using enum ContestFault;
    if (contest.name.empty())
        return NoName;
    if (contest.days.days() < 1)
        return NoDays;
    if (contest.days.days() > kMostContestDays)
        return TooLong;
    if (contest.freezesAt < Instant::startOf(contest.days.to + 1))
        return FreezesEarly;
    if (contest.teams.size() < 2)
        return FewTeams;
    if (contest.teams.size() > kMostTeams)
        return ManyTeams;
    std::set<Uuid> members;
    std::set<std::string_view> names;
    for (const ContestTeam &team : contest.teams) {
        if (team.name.empty() || (team.units.empty() && team.guides.empty()))
            return EmptyTeam;
        if (team.units.size() + team.guides.size() > kMostTeamMembers)
            return LargeTeam;
        if (!names.insert(team.name).second)
            return SameNames;
        for (const std::vector<Uuid> *const ids : {&team.units, &team.guides}) {
            for (const Uuid &id : *ids) {
                if (!members.insert(id).second)
                    return TwiceInTeams;
            }
        }
    }
    return std::nullopt;
}

std::string_view fieldOf(ContestFault fault)
{
    switch (fault) {
    case ContestFault::NoName:
        return "name";
    case ContestFault::NoDays:
    case ContestFault::TooLong:
        return "to_day";
    case ContestFault::FreezesEarly:
        return "freezes_at";
    default:
        return "teams";
    }
}

std::optional<ContestNumbers> frozenNumbers(const Record &record)
{
    const std::string text = record.text("standings");
    const json kept = text.empty() ? json() : json::parse(text, nullptr, false);
    const auto from = kept.is_object() ? kept.find("from") : kept.end();
    const auto days = kept.is_object() ? kept.find("days") : kept.end();
    const auto teams = kept.is_object() ? kept.find("teams") : kept.end();
    if (!record.instant("frozen_at") || !kept.is_object() || from == kept.end() || !from->is_string()
        || days == kept.end() || !days->is_number_unsigned() || teams == kept.end() || !teams->is_array())
        return std::nullopt;
    const std::optional<Day> first = Day::parse(from->get<std::string>());
    const auto count = days->get<uint64_t>();
    if (!first || count > kMostContestDays)
        return std::nullopt;
    ContestNumbers numbers {*first, static_cast<int>(count), {}};
    for (const json &one : *teams) {
        std::optional<TeamNumbers> team = teamFrom(one, count);
        if (!team)
            return std::nullopt;
        numbers.teams.push_back(*std::move(team));
    }
    return numbers;
}

std::string frozenText(const ContestNumbers &numbers)
{
    json teams = json::array();
    for (const TeamNumbers &team : numbers.teams) {
        json values = json::array();
        for (const std::optional<uint64_t> &value : team.values)
            values.push_back(value ? json(*value) : json());
        json made {{"name", team.name}, {"values", std::move(values)}, {"refunds", team.refunds}};
        if (!team.selling.empty()) {
            std::string marks;
            for (const SellingDay day : team.selling)
                marks += kSellingMarks[static_cast<size_t>(day)];
            made["selling"] = marks;
        }
        teams.push_back(std::move(made));
    }
    return dumped({{"from", numbers.from.toString()}, {"days", static_cast<uint64_t>(numbers.days)},
        {"teams", std::move(teams)}});
}

} // namespace qunce
