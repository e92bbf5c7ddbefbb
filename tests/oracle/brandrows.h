// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "models/base/day.h"
#include "tests/oracle/sourcefile.h"

namespace qunce::oracle {

/// What held from which day on; the first entry has held since ever.
template <typename T>
class History
{
public:
    bool known() const { return !m_from.empty(); }
    const T &on(Day day) const { return std::prev(m_from.upper_bound(day))->second; }
    const T &latest() const { return m_from.rbegin()->second; }
    const std::map<Day, T> &entries() const { return m_from; }
    /// From `day` on it is `value`, whatever was planned for later.
    void set(Day day, T value)
    {
        if (!known())
            day = Day {INT32_MIN};
        else if (latest() == value)
            return;
        m_from.erase(m_from.lower_bound(day), m_from.end());
        m_from[day] = std::move(value);
    }

private:
    std::map<Day, T> m_from;
};

struct Unit {
    std::string code;
    std::string name;
    std::string kind;
    History<std::string> parent;
};

struct Guide {
    std::string code;
    std::string name;
    std::string role;
    History<std::string> store;
    std::optional<Day> joinedOn;
    std::optional<Day> leftOn;
    std::optional<Day> leaveFrom;
    std::optional<Day> leaveTo;

    bool hasLeft(Day day) const { return leftOn && *leftOn <= day; }
    bool onLeave(Day day) const { return leaveFrom && *leaveFrom <= day && (!leaveTo || day <= *leaveTo); }
    bool inPost(Day day) const;
};

struct Group {
    std::string code;
    std::string name;
    History<std::string> owner;
    std::optional<Day> closedOn;
};

struct Koc {
    std::string code;
    std::string name;
    History<std::pair<std::string, std::string>> belongs; ///< guide, region
};

struct TaskRow {
    std::string code;
    std::string title;
    std::optional<Instant> dispatchedAt;
    Instant dueAt;
    Day dueDay;
};

struct ResultRow {
    std::string status;
    std::string reason;
    std::optional<Instant> doneAt;
};

/// Where somebody was on a day; empty where the tree has no such level.
struct Place {
    std::string store;
    std::string city;
    std::string region;
    std::string zone;
};

struct GoalKey {
    Period period;
    std::string unit;
    std::string guide;
    std::string metric;
    auto operator<=>(const GoalKey &) const = default;
};

/// (subject code, day) -> metric -> value.
using DayRows = std::map<std::pair<std::string, Day>, std::map<std::string, uint64_t>>;

/// Everything that was ever imported, as rows, with who was where on which day. Slow and plain on purpose; shares
/// nothing with models/domain. One thread.
class BrandRows
{
public:
    /// Number of rejected rows.
    size_t import(const SourceFile &file);

    Place placeOfUnit(const std::string &unit, Day day) const;
    Place placeOfGuide(const std::string &guide, Day day) const;
    Place placeOfGroup(const std::string &group, Day day) const;
    Place placeOfKoc(const std::string &koc, Day day) const;

    Day lastDay; ///< today of the files so far: plans of later days have not taken effect
    std::map<std::string, Unit> units;
    std::map<std::string, Guide> guides;
    std::map<std::string, Group> groups;
    std::map<std::string, Koc> kocs;
    std::map<std::string, TaskRow> tasks;
    std::map<std::tuple<std::string, std::string, std::string>, ResultRow> results; ///< task, guide, group
    std::map<GoalKey, uint64_t> goals;
    DayRows guideDays;
    DayRows groupDays;
    DayRows kocDays;
    std::set<std::tuple<std::string, Day, std::string>> fed; ///< region, day, metric of guide_days

private:
    bool takeOrg(const SourceRow &row, Day today);
    bool takeGuide(const SourceRow &row, Day today);
    bool takeGroup(const SourceRow &row, Day today);
    bool takeKoc(const SourceRow &row, Day today);
    bool takeTask(const SourceRow &row);
    bool takeResult(const SourceRow &row);
    bool takeGoal(const SourceRow &row);
    bool takeDay(const SourceFile &file, const SourceRow &row);
    bool takeNumber(const SourceFile &file, const std::string &subject, Day day, const std::string &metric,
        const std::string &text);

    std::set<std::tuple<std::string, Day, std::string>> m_inFile; ///< subject, day, metric with a number
};

} // namespace qunce::oracle
