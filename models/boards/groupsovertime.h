// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/boards/insightparts.h"

namespace qunce {

/// Groups of a unit on one day.
struct GroupsDay {
    Day day;
    uint64_t groups = 0; ///< that have a number of members on the day
    std::optional<uint64_t> members;
    std::optional<uint64_t> joins;
    std::optional<uint64_t> leaves;
    std::optional<uint64_t> speakers;
    std::optional<uint64_t> orders;
    std::optional<uint64_t> amount; ///< fen

    std::optional<Fraction> activity() const { return shareOfSums(speakers, members); } ///< 活跃率
    /// Fen; nothing where the numbers of groups or members are not known.
    std::optional<Fraction> perGroup() const
    {
        return groups == 0 ? std::nullopt : shareOfSums(amount, groups);
    }
    std::optional<Fraction> perMember() const { return shareOfSums(amount, members); }
};

/// Days of a period and what they come to. Members are a stock: the sum has those of the last whole day that has any, for
/// fewer regions are no fewer members; output per group and member is that of the period by the mean of the days that have
/// members.
struct GroupsOverTime {
    std::vector<GroupsDay> days; ///< ascending
    GroupsDay last; ///< whose members are the period's
    std::optional<uint64_t> joins;
    std::optional<uint64_t> leaves;
    std::optional<uint64_t> orders;
    std::optional<uint64_t> amount;
    std::optional<Fraction> activity; ///< Σ speakers ÷ Σ members, as in the roster
    std::optional<Fraction> perGroup; ///< fen
    std::optional<Fraction> perMember; ///< fen
    bool isEmpty() const;
};

/// Pure. `wholeUntil`: later days lack regions (InsightHead).
GroupsOverTime groupsOverTime(std::vector<GroupsDay> days, std::optional<Day> wholeUntil = {});

} // namespace qunce
