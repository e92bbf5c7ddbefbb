// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/roster/rosterviews.h"

#include "models/items/tablemodel.h"
#include "views/roster/rosterstate.h"

namespace qunce {

ViewPicker *addSavedViews(RosterView &table, PageTools &tools, const std::string &page, bool hasPeriod)
{
    const RosterState first = table.standardState();
    ViewParts parts;
    parts.page = page;
    parts.hasPeriod = hasPeriod;
    parts.state = [&table]() -> std::optional<QJsonObject> {
        if (!table.model().table())
            return std::nullopt;
        return toJson(table.state());
    };
    parts.apply = [&table, first](const QJsonObject &state) { table.arrange(rosterStateFrom(state, first)); };
    parts.standard = [first] { return toJson(first); };
    parts.understood = [&table, first](const QJsonObject &state) {
        RosterState said = rosterStateFrom(state, first);
        if (said.columns.empty())
            said.columns = standardColumns(*table.model().table());
        return toJson(knownTo(*table.model().table(), std::move(said)));
    };
    auto *picker = new ViewPicker(tools, std::move(parts));
    table.addLead(picker);
    QObject::connect(&table, &RosterView::arranged, picker, &ViewPicker::noteArranged);
    QObject::connect(&table, &RosterView::settled, picker, &ViewPicker::sayState);
    return picker;
}

} // namespace qunce
