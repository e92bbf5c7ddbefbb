// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "models/items/rostermodel.h"
#include "models/protocol/kinds.h"

namespace qunce {

namespace {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QString text(std::optional<int64_t> number)
{
    return number ? QString::number(*number) : QString();
}

QString text(std::optional<Day> day)
{
    return day ? QString::fromStdString(day->toString()) : QString();
}

/// A choice by its name in the user's language.
QString choice(Kind kind, const char *field, const std::string &value, const ModelTexts &texts)
{
    const FieldDescriptor *descriptorOfField = fieldNamed(descriptor(kind), field);
    if (!texts.chinese || !descriptorOfField)
        return text(value);
    const auto &choices = descriptorOfField->choices;
    const auto found = std::find_if(
        choices.begin(), choices.end(), [&](const ChoiceName &name) { return value == name.name; });
    return found == choices.end() ? text(value) : QString::fromUtf8(found->chinese);
}

} // namespace

template <>
Message headerText<GuideRosterRow>(GuideRosterRow::Column column)
{
    switch (column) {
    case GuideRosterRow::Column::Name:
        return QUNCE_TEXT("Name");
    case GuideRosterRow::Column::Store:
        return QUNCE_TEXT("Store");
    case GuideRosterRow::Column::Region:
        return QUNCE_TEXT("Region");
    case GuideRosterRow::Column::Role:
        return QUNCE_TEXT("Role");
    case GuideRosterRow::Column::Phone:
        return QUNCE_TEXT("Phone");
    case GuideRosterRow::Column::JoinedOn:
        return QUNCE_TEXT("Joined on");
    case GuideRosterRow::Column::Status:
        return QUNCE_TEXT("Status");
    case GuideRosterRow::Column::LeftOn:
        return QUNCE_TEXT("Left on");
    case GuideRosterRow::Column::Code:
    case GuideRosterRow::Column::Count:
        break;
    }
    return QUNCE_TEXT("Guide code");
}

template <>
QString displayText(const GuideRosterRow &row, GuideRosterRow::Column column, const ModelTexts &texts)
{
    switch (column) {
    case GuideRosterRow::Column::Name:
        return text(row.name);
    case GuideRosterRow::Column::Store:
        return text(row.storeName);
    case GuideRosterRow::Column::Region:
        return text(row.regionName);
    case GuideRosterRow::Column::Role:
        return choice(Kind::Guide, "role", row.role, texts);
    case GuideRosterRow::Column::Phone:
        return text(row.phone);
    case GuideRosterRow::Column::JoinedOn:
        return text(row.joinedOn);
    case GuideRosterRow::Column::Status:
        return choice(Kind::Guide, "status", row.status, texts);
    case GuideRosterRow::Column::LeftOn:
        return text(row.leftOn);
    case GuideRosterRow::Column::Code:
    case GuideRosterRow::Column::Count:
        break;
    }
    return text(row.code);
}

template <>
Message headerText<GroupRosterRow>(GroupRosterRow::Column column)
{
    switch (column) {
    case GroupRosterRow::Column::Name:
        return QUNCE_TEXT("Group name");
    case GroupRosterRow::Column::Kind:
        return QUNCE_TEXT("Kind");
    case GroupRosterRow::Column::Owner:
        return QUNCE_TEXT("Owner");
    case GroupRosterRow::Column::Region:
        return QUNCE_TEXT("Region");
    case GroupRosterRow::Column::Members:
        return QUNCE_TEXT("Members");
    case GroupRosterRow::Column::Capacity:
        return QUNCE_TEXT("Capacity");
    case GroupRosterRow::Column::StartsOn:
        return QUNCE_TEXT("Starts on");
    case GroupRosterRow::Column::ClosesOn:
        return QUNCE_TEXT("Closes on");
    case GroupRosterRow::Column::Status:
        return QUNCE_TEXT("Status");
    case GroupRosterRow::Column::Code:
    case GroupRosterRow::Column::Count:
        break;
    }
    return QUNCE_TEXT("Group code");
}

template <>
QString displayText(const GroupRosterRow &row, GroupRosterRow::Column column, const ModelTexts &texts)
{
    switch (column) {
    case GroupRosterRow::Column::Name:
        return text(row.name);
    case GroupRosterRow::Column::Kind:
        return choice(Kind::Group, "kind", row.kind, texts);
    case GroupRosterRow::Column::Owner:
        return text(row.ownerName);
    case GroupRosterRow::Column::Region:
        return text(row.regionName);
    case GroupRosterRow::Column::Members:
        return text(row.members);
    case GroupRosterRow::Column::Capacity:
        return text(row.capacity);
    case GroupRosterRow::Column::StartsOn:
        return text(row.startsOn);
    case GroupRosterRow::Column::ClosesOn:
        return text(row.closesOn);
    case GroupRosterRow::Column::Status:
        return choice(Kind::Group, "status", row.status, texts);
    case GroupRosterRow::Column::Code:
    case GroupRosterRow::Column::Count:
        break;
    }
    return text(row.code);
}

template <>
Message headerText<KocRosterRow>(KocRosterRow::Column column)
{
    switch (column) {
    case KocRosterRow::Column::Nickname:
        return QUNCE_TEXT("Nickname");
    case KocRosterRow::Column::Guide:
        return QUNCE_TEXT("Guide");
    case KocRosterRow::Column::Region:
        return QUNCE_TEXT("Region");
    case KocRosterRow::Column::Tier:
        return QUNCE_TEXT("Tier");
    case KocRosterRow::Column::JoinedOn:
        return QUNCE_TEXT("Joined on");
    case KocRosterRow::Column::Fans:
        return QUNCE_TEXT("Fans");
    case KocRosterRow::Column::Points:
        return QUNCE_TEXT("Points");
    case KocRosterRow::Column::Code:
    case KocRosterRow::Column::Count:
        break;
    }
    return QUNCE_TEXT("KOC code");
}

template <>
QString displayText(const KocRosterRow &row, KocRosterRow::Column column, const ModelTexts &texts)
{
    switch (column) {
    case KocRosterRow::Column::Nickname:
        return text(row.nickname);
    case KocRosterRow::Column::Guide:
        return text(row.guideName);
    case KocRosterRow::Column::Region:
        return text(row.regionName);
    case KocRosterRow::Column::Tier:
        return choice(Kind::Koc, "tier", row.status, texts);
    case KocRosterRow::Column::JoinedOn:
        return text(row.joinedOn);
    case KocRosterRow::Column::Fans:
        return text(row.fans);
    case KocRosterRow::Column::Points:
        return text(row.points);
    case KocRosterRow::Column::Code:
    case KocRosterRow::Column::Count:
        break;
    }
    return text(row.code);
}

} // namespace qunce
