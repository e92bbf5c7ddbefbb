// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/rosterrows.h"

namespace qunce {

SortValue GuideRosterRow::sortValue(int column) const
{
    switch (static_cast<Column>(column)) {
    case Column::Name:
        return SortValue::of(name);
    case Column::Store:
        return SortValue::of(storeName);
    case Column::Region:
        return SortValue::of(regionName);
    case Column::Role:
        return SortValue::of(role);
    case Column::Phone:
        return SortValue::of(phone);
    case Column::JoinedOn:
        return SortValue::of(joinedOn);
    case Column::Status:
        return SortValue::of(status);
    case Column::LeftOn:
        return SortValue::of(leftOn);
    case Column::Code:
    case Column::Count:
        break;
    }
    return SortValue::of(code);
}

SortValue GroupRosterRow::sortValue(int column) const
{
    switch (static_cast<Column>(column)) {
    case Column::Name:
        return SortValue::of(name);
    case Column::Kind:
        return SortValue::of(kind);
    case Column::Owner:
        return SortValue::of(ownerName);
    case Column::Region:
        return SortValue::of(regionName);
    case Column::Members:
        return SortValue::of(members);
    case Column::Capacity:
        return SortValue::of(capacity);
    case Column::StartsOn:
        return SortValue::of(startsOn);
    case Column::ClosesOn:
        return SortValue::of(closesOn);
    case Column::Status:
        return SortValue::of(status);
    case Column::Code:
    case Column::Count:
        break;
    }
    return SortValue::of(code);
}

SortValue KocRosterRow::sortValue(int column) const
{
    switch (static_cast<Column>(column)) {
    case Column::Nickname:
        return SortValue::of(nickname);
    case Column::Guide:
        return SortValue::of(guideName);
    case Column::Region:
        return SortValue::of(regionName);
    case Column::Tier:
        return SortValue::of(status);
    case Column::JoinedOn:
        return SortValue::of(joinedOn);
    case Column::Fans:
        return SortValue::of(fans);
    case Column::Points:
        return SortValue::of(points);
    case Column::Code:
    case Column::Count:
        break;
    }
    return SortValue::of(code);
}

} // namespace qunce
