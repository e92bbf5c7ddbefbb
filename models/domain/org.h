// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/base/day.h"
#include "models/base/uuid.h"

namespace qunce {

enum class OrgKind : uint8_t { Zone, Region, City, Store };

/// Index of a unit in OrgTree::units(); -1 = HQ, the root above all.
using OrgIndex = int32_t;
constexpr OrgIndex kHq = -1;

/// A parent that a unit had from a day on.
struct OrgParent {
    Day from;
    OrgIndex parent = kHq;
};

struct OrgUnit {
    Uuid id;
    std::string code;
    std::string name;
    OrgKind kind = OrgKind::Store;
    /// Ascending by day; the first one holds since ever. At least one.
    std::vector<OrgParent> parents;
    std::string storeType; ///< direct, franchise or empty
    std::string storeGrade;
    std::string cityTier;
    std::optional<Day> openedOn;
    std::optional<Day> closedOn;

    /// The parent of today's structure, that is the last one.
    OrgIndex parent() const { return parents.empty() ? kHq : parents.back().parent; }
    OrgIndex parentOn(Day day) const;
};

/// The organisation: zone 大区 → region 省区 → city 城市 → store 门店; zone and city are optional levels. Immutable
/// once built; any thread.
class OrgTree
{
public:
    OrgTree() = default;
    explicit OrgTree(std::vector<OrgUnit> units);

    const std::vector<OrgUnit> &units() const { return m_units; }
    const OrgUnit &at(OrgIndex index) const { return m_units[static_cast<size_t>(index)]; }
    std::optional<OrgIndex> byCode(std::string_view code) const;
    std::optional<OrgIndex> byId(const Uuid &id) const;

    /// The unit itself or its nearest ancestor of that kind in today's structure; kHq if there is none.
    OrgIndex ancestor(OrgIndex unit, OrgKind kind) const;
    OrgIndex ancestorOn(OrgIndex unit, OrgKind kind, Day day) const;
    /// True if `unit` is `top` or below it in today's structure; everything is under kHq.
    bool isUnder(OrgIndex unit, OrgIndex top) const;

private:
    std::vector<OrgUnit> m_units;
    std::unordered_map<std::string, OrgIndex> m_byCode;
    std::unordered_map<Uuid, OrgIndex> m_byId;
};

} // namespace qunce
