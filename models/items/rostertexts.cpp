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
Message headerText<GuideRow>(GuideRow::Column column)
{
    switch (column) {
    case GuideRow::Column::Name:
        return QUNCE_TEXT("Name");
    case GuideRow::Column::Store:
        return QUNCE_TEXT("Store");
    case GuideRow::Column::Region:
        return QUNCE_TEXT("Region");
    case GuideRow::Column::Role:
        return QUNCE_TEXT("Role");
    case GuideRow::Column::Phone:
        return QUNCE_TEXT("Phone");
    case GuideRow::Column::JoinedOn:
        return QUNCE_TEXT("Joined on");
    case GuideRow::Column::Status:
        return QUNCE_TEXT("Status");
    case GuideRow::Column::LeftOn:
        return QUNCE_TEXT("Left on");
    case GuideRow::Column::Code:
    case GuideRow::Column::Count:
        break;
    }
    return QUNCE_TEXT("Guide code");
}

template <>
QString displayText(const GuideRow &row, GuideRow::Column column, const ModelTexts &texts)
{
    switch (column) {
    case GuideRow::Column::Name:
        return text(row.name);
    case GuideRow::Column::Store:
        return text(row.storeName);
    case GuideRow::Column::Region:
        return text(row.regionName);
    case GuideRow::Column::Role:
        return choice(Kind::Guide, "role", row.role, texts);
    case GuideRow::Column::Phone:
        return text(row.phone);
    case GuideRow::Column::JoinedOn:
        return text(row.joinedOn);
    case GuideRow::Column::Status:
        return choice(Kind::Guide, "status", row.status, texts);
    case GuideRow::Column::LeftOn:
        return text(row.leftOn);
    case GuideRow::Column::Code:
    case GuideRow::Column::Count:
        break;
    }
    return text(row.code);
}

template <>
Message headerText<GroupRow>(GroupRow::Column column)
{
    switch (column) {
    case GroupRow::Column::Name:
        return QUNCE_TEXT("Group name");
    case GroupRow::Column::Kind:
        return QUNCE_TEXT("Kind");
    case GroupRow::Column::Owner:
        return QUNCE_TEXT("Owner");
    case GroupRow::Column::Region:
        return QUNCE_TEXT("Region");
    case GroupRow::Column::Members:
        return QUNCE_TEXT("Members");
    case GroupRow::Column::Capacity:
        return QUNCE_TEXT("Capacity");
    case GroupRow::Column::StartsOn:
        return QUNCE_TEXT("Starts on");
    case GroupRow::Column::ClosesOn:
        return QUNCE_TEXT("Closes on");
    case GroupRow::Column::Status:
        return QUNCE_TEXT("Status");
    case GroupRow::Column::Code:
    case GroupRow::Column::Count:
        break;
    }
    return QUNCE_TEXT("Group code");
}

template <>
QString displayText(const GroupRow &row, GroupRow::Column column, const ModelTexts &texts)
{
    switch (column) {
    case GroupRow::Column::Name:
        return text(row.name);
    case GroupRow::Column::Kind:
        return choice(Kind::Group, "kind", row.kind, texts);
    case GroupRow::Column::Owner:
        return text(row.ownerName);
    case GroupRow::Column::Region:
        return text(row.regionName);
    case GroupRow::Column::Members:
        return text(row.members);
    case GroupRow::Column::Capacity:
        return text(row.capacity);
    case GroupRow::Column::StartsOn:
        return text(row.startsOn);
    case GroupRow::Column::ClosesOn:
        return text(row.closesOn);
    case GroupRow::Column::Status:
        return choice(Kind::Group, "status", row.status, texts);
    case GroupRow::Column::Code:
    case GroupRow::Column::Count:
        break;
    }
    return text(row.code);
}

template <>
Message headerText<KocRow>(KocRow::Column column)
{
    switch (column) {
    case KocRow::Column::Nickname:
        return QUNCE_TEXT("Nickname");
    case KocRow::Column::Guide:
        return QUNCE_TEXT("Guide");
    case KocRow::Column::Region:
        return QUNCE_TEXT("Region");
    case KocRow::Column::Tier:
        return QUNCE_TEXT("Tier");
    case KocRow::Column::JoinedOn:
        return QUNCE_TEXT("Joined on");
    case KocRow::Column::Fans:
        return QUNCE_TEXT("Fans");
    case KocRow::Column::Points:
        return QUNCE_TEXT("Points");
    case KocRow::Column::Code:
    case KocRow::Column::Count:
        break;
    }
    return QUNCE_TEXT("KOC code");
}

template <>
QString displayText(const KocRow &row, KocRow::Column column, const ModelTexts &texts)
{
    switch (column) {
    case KocRow::Column::Nickname:
        return text(row.nickname);
    case KocRow::Column::Guide:
        return text(row.guideName);
    case KocRow::Column::Region:
        return text(row.regionName);
    case KocRow::Column::Tier:
        return choice(Kind::Koc, "tier", row.status, texts);
    case KocRow::Column::JoinedOn:
        return text(row.joinedOn);
    case KocRow::Column::Fans:
        return text(row.fans);
    case KocRow::Column::Points:
        return text(row.points);
    case KocRow::Column::Code:
    case KocRow::Column::Count:
        break;
    }
    return text(row.code);
}

} // namespace qunce
