// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/groupsovertime.h"

#include <algorithm>

namespace qunce {

namespace {

void addGroupNumber(std::optional<uint64_t> &sum, const std::optional<uint64_t> &value)
{
    if (value)
        sum = sum.value_or(0) + *value;
}

/// amount ÷ (whole ÷ days).
std::optional<Fraction> byMean(const std::optional<uint64_t> &amount, uint64_t whole, uint64_t days)
{
    if (!amount || whole == 0)
        return std::nullopt;
    return Fraction {Int128 {*amount} * Int128 {days}, whole};
}

} // namespace

bool GroupsOverTime::isEmpty() const
{
    return !last.members && !joins && !leaves && !amount && !orders;
}

GroupsOverTime groupsOverTime(std::vector<GroupsDay> days, std::optional<Day> wholeUntil)
{
    GroupsOverTime groups;
    std::optional<uint64_t> speakers;
    uint64_t members = 0;
    uint64_t groupDays = 0;
    uint64_t counted = 0;
    for (const GroupsDay &day : days) {
        addGroupNumber(groups.joins, day.joins);
        addGroupNumber(groups.leaves, day.leaves);
        addGroupNumber(groups.orders, day.orders);
        addGroupNumber(groups.amount, day.amount);
        addGroupNumber(speakers, day.speakers);
        if (!day.members)
            continue;
        if (!groups.last.members || !wholeUntil || day.day <= *wholeUntil)
            groups.last = day;
        members += *day.members;
        groupDays += day.groups;
        ++counted;
    }
    groups.activity = shareOfSums(speakers, members);
    groups.perGroup = byMean(groups.amount, groupDays, counted);
    groups.perMember = byMean(groups.amount, members, counted);
    groups.days = std::move(days);
    return groups;
}

} // namespace qunce
