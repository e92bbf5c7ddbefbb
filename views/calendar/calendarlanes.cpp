// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/calendar/calendarlanes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "models/protocol/fieldvalue.h"

namespace qunce {

namespace {

std::vector<std::string> lanesOf(const CalendarEntry &entry, LaneKind kind)
{
    std::vector<std::string> ids;
    if (kind == LaneKind::GroupKind)
        ids = entry.groupKinds;
    else if (kind == LaneKind::Campaign && !entry.campaign.isNil())
        ids = {entry.campaign.toString()};
    else if (kind == LaneKind::Region) {
        for (const Uuid &region : entry.regions)
            ids.push_back(region.toString());
    }
    if (ids.empty())
        ids.emplace_back();
    return ids;
}

/// The one for all, then those that there are by name; campaigns only while something of them is in these days.
std::vector<Lane> lanesFor(const CalendarContent &content, LaneKind kind, const std::set<std::string> &used)
{
    std::vector<Lane> lanes {Lane {}};
    std::set<std::string> known {std::string()};
    const auto add = [&](const std::string &id, const std::string &name) {
        if (known.insert(id).second)
            lanes.push_back({id, name, 0, 0});
    };
    if (kind == LaneKind::GroupKind) {
        for (const std::string_view name : groupKindNames())
            add(std::string(name), {});
    }
    const auto &choices = kind == LaneKind::Region ? content.board->regions : content.board->campaigns;
    for (const CalendarChoice &choice : choices) {
        if (kind == LaneKind::Region || (kind == LaneKind::Campaign && used.contains(choice.id)))
            add(choice.id, choice.name);
    }
    for (const std::string &id : used) // of another unit, or gone
        add(id, kind == LaneKind::GroupKind ? std::string() : id);
    return lanes;
}

} // namespace

double LaneMeasures::columnLeft(Period days, int column) const
{
    return std::floor(names + columnWidth(days) * column);
}

CalendarEntry movedToLane(
    const CalendarEntry &entry, LaneKind kind, const std::string &from, const std::string &to)
{
    CalendarEntry there = entry;
    if (kind == LaneKind::Campaign) {
        there.campaign = Uuid::parse(to).value_or(Uuid());
        return there;
    }
    std::vector<std::string> ids;
    if (!to.empty()) {
        std::vector<std::string> before = lanesOf(entry, kind);
        const bool wasThere = std::erase(before, from) > 0;
        if (wasThere)
            ids = std::move(before);
        ids.push_back(to);
        ids = sortedSet(std::move(ids));
    }
    if (kind == LaneKind::GroupKind) {
        there.groupKinds = std::move(ids);
        return there;
    }
    there.regions.clear();
    for (const std::string &id : ids) {
        if (const std::optional<Uuid> region = Uuid::parse(id))
            there.regions.push_back(*region);
    }
    return there;
}

LaneLayout layoutLanes(
    const CalendarContent &content, Period days, LaneKind kind, const LaneMeasures &measures)
{
    const auto [first, end] = content.placesIn(days);
    std::set<std::string> used;
    for (size_t place = first; place < end; ++place) {
        for (std::string &id : lanesOf(content.entry(place), kind))
            used.insert(std::move(id));
    }
    LaneLayout layout;
    layout.lanes = lanesFor(content, kind, used);
    std::map<std::string_view, size_t> numbers;
    for (size_t i = 0; i < layout.lanes.size(); ++i)
        numbers.emplace(layout.lanes[i].id, i);

    const auto dayCount = static_cast<size_t>(days.days());
    std::vector<std::vector<size_t>> cells(layout.lanes.size() * dayCount);
    for (size_t place = first; place < end; ++place) {
        const auto day = static_cast<size_t>(content.entry(place).day() - days.from);
        for (const std::string &id : lanesOf(content.entry(place), kind)) {
            std::vector<size_t> &cell = cells[numbers.at(id) * dayCount + day];
            if (cell.empty() || cell.back() != place)
                cell.push_back(place);
        }
    }
    const double step = measures.chip + measures.gap;
    double top = measures.header;
    for (size_t lane = 0; lane < layout.lanes.size(); ++lane) {
        size_t rows = 1;
        for (size_t day = 0; day < dayCount; ++day)
            rows = std::max(rows, std::min(cells[lane * dayCount + day].size(), measures.mostChips));
        layout.lanes[lane].top = top;
        layout.lanes[lane].height = static_cast<double>(rows) * step + 2 * measures.padding - measures.gap;
        top += layout.lanes[lane].height;
    }
    layout.height = top;

    for (size_t day = 0; day < dayCount; ++day) {
        const double left = measures.columnLeft(days, static_cast<int>(day)) + measures.padding;
        const double width = measures.columnLeft(days, static_cast<int>(day) + 1) - measures.padding - left;
        for (size_t lane = 0; lane < layout.lanes.size(); ++lane) {
            const std::vector<size_t> &cell = cells[lane * dayCount + day];
            double y = layout.lanes[lane].top + measures.padding;
            const size_t chips = cell.size() <= measures.mostChips ? cell.size() : measures.mostChips - 1;
            const auto add = [&](std::vector<size_t> places, bool isMore) {
                layout.items.push_back({{left, y, width, measures.chip}, days.from + static_cast<int>(day),
                    std::move(places), isMore, false, lane});
                y += step;
            };
            for (size_t i = 0; i < chips; ++i)
                add({cell[i]}, false);
            if (chips < cell.size())
                add({cell.begin() + static_cast<std::ptrdiff_t>(chips), cell.end()}, true);
        }
    }
    return layout;
}

} // namespace qunce
