// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/calendarstate.h"

#include <QJsonArray>

namespace qunce {

namespace {

const QString kView = QStringLiteral("view");
const QString kLanes = QStringLiteral("lanes");
const QString kCampaigns = QStringLiteral("campaigns");
const QString kChannels = QStringLiteral("channels");
const QString kRegions = QStringLiteral("regions");
const QString kGroupKinds = QStringLiteral("group_kinds");
const QString kStatuses = QStringLiteral("statuses");
const QString kHiddenLayers = QStringLiteral("hidden_layers");

QJsonArray arrayOf(const std::set<std::string> &ids)
{
    QJsonArray array;
    for (const std::string &id : ids)
        array.append(QString::fromStdString(id));
    return array;
}

std::set<std::string> setOf(const QJsonValue &value)
{
    std::set<std::string> ids;
    for (const QJsonValue id : value.toArray()) {
        if (id.isString())
            ids.insert(id.toString().toStdString());
    }
    return ids;
}

/// By what they are stored as; those that this program does not know are left out.
template <typename Value, typename Named>
std::set<Value> known(const QJsonValue &value, Named named)
{
    std::set<Value> values;
    for (const std::string &name : setOf(value)) {
        if (const Value one = named(name); storedName(one) == name)
            values.insert(one);
    }
    return values;
}

template <typename Value>
std::set<std::string> namesOf(const std::set<Value> &values)
{
    std::set<std::string> names;
    for (const Value value : values)
        names.emplace(storedName(value));
    return names;
}

} // namespace

QJsonObject calendarState(CalendarViewKind view, LaneKind lanes, const CalendarFilter &filter)
{
    return {{kView, QLatin1String(nameOf(view))}, {kLanes, QLatin1String(nameOf(lanes))},
        {kCampaigns, arrayOf(filter.campaigns)}, {kChannels, arrayOf(filter.channels)},
        {kRegions, arrayOf(filter.regions)}, {kGroupKinds, arrayOf(filter.groupKinds)},
        {kStatuses, arrayOf(namesOf(filter.statuses))},
        {kHiddenLayers, arrayOf(namesOf(filter.hiddenLayers))}};
}

CalendarArrangement calendarArrangementFrom(const QJsonObject &state)
{
    CalendarArrangement said;
    said.view = calendarViewNamed(state[kView].toString()).value_or(said.view);
    said.lanes = laneKindNamed(state[kLanes].toString()).value_or(said.lanes);
    said.filter.campaigns = setOf(state[kCampaigns]);
    said.filter.channels = setOf(state[kChannels]);
    said.filter.regions = setOf(state[kRegions]);
    said.filter.groupKinds = setOf(state[kGroupKinds]);
    said.filter.statuses =
        known<EntryStatus>(state[kStatuses], [](const std::string &name) { return entryStatusNamed(name); });
    said.filter.hiddenLayers = known<ContentLayer>(
        state[kHiddenLayers], [](const std::string &name) { return contentLayerNamed(name); });
    said.filter.hiddenLayers.erase(ContentLayer::None);
    return said;
}

} // namespace qunce
