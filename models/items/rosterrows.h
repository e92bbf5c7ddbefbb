// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "models/items/rosterlist.h"

namespace qunce {

/// A guide as the roster lists it. Region and store are where the present slot is (protocol/roster.h).
struct GuideRosterRow {
    enum class Column : int { Code, Name, Store, Region, Role, Phone, JoinedOn, Status, LeftOn, Count };

    Uuid id;
    Uuid region;
    std::string code;
    std::string name;
    std::string storeName;
    std::string regionName;
    std::string role; ///< as stored
    std::string phone; ///< masked
    std::string status; ///< as stored
    std::optional<Day> joinedOn;
    std::optional<Day> leftOn;
    std::string search;

    SortValue sortValue(int column) const;
    bool operator==(const GuideRosterRow &) const = default;
};

struct GroupRosterRow {
    enum class Column : int {
        Code,
        Name,
        Kind,
        Owner,
        Region,
        Members,
        Capacity,
        StartsOn,
        ClosesOn,
        Status,
        Count
    };

    Uuid id;
    Uuid region;
    std::string code;
    std::string name;
    std::string kind; ///< as stored
    std::string ownerName;
    std::string regionName;
    std::optional<int64_t> members;
    std::optional<int64_t> capacity;
    std::optional<Day> startsOn;
    std::optional<Day> closesOn;
    std::string status; ///< as stored
    std::string search;

    SortValue sortValue(int column) const;
    bool operator==(const GroupRosterRow &) const = default;
};

/// KOCs have no status; their tier takes its place in queries.
struct KocRosterRow {
    enum class Column : int { Code, Nickname, Guide, Region, Tier, JoinedOn, Fans, Points, Count };

    Uuid id;
    Uuid region;
    std::string code;
    std::string nickname;
    std::string guideName;
    std::string regionName;
    std::string status; ///< the tier
    std::optional<Day> joinedOn;
    std::optional<int64_t> fans;
    std::optional<int64_t> points;
    std::string search;

    SortValue sortValue(int column) const;
    bool operator==(const KocRosterRow &) const = default;
};

} // namespace qunce
