// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/boardparts.h"

#include <algorithm>

namespace qunce {

Result<OrgIndex> unitOf(const Brand &brand, const Uuid &unit)
{
    if (unit.isNil())
        return kHq;
    const std::optional<OrgIndex> found = brand.org.byId(unit);
    if (!found)
        return Error {ErrorCode::NotFound,
            {QUNCE_TEXT("This unit is no longer there. Choose another one in the header.")}, unit.toString()};
    const bool mayRead =
        std::any_of(brand.regions.begin(), brand.regions.end(), [&](const RegionSlots &region) {
            return brand.org.isUnder(*found, region.region) || brand.org.isUnder(region.region, *found);
        });
    if (!mayRead)
        return Error {ErrorCode::PermissionDenied,
            {QUNCE_TEXT("Your account has no access to this unit. Choose another one in the header.")},
            unit.toString()};
    return *found;
}

Result<void> goOn(const BoardContext &context)
{
    return context.stop.stop_requested() ? Result<void>(Error {ErrorCode::Cancelled, {}, {}})
                                         : Result<void>();
}

Period lookBack(const BoardContext &context, Day to, int days)
{
    return {std::max(to - (days - 1), context.snapshot.factFrom()), to};
}

std::string_view unitName(const OrgTree &org, const Uuid &unit)
{
    const std::optional<OrgIndex> found = org.byId(unit);
    return found && *found != kHq ? std::string_view(org.at(*found).name) : std::string_view();
}

RowOf::RowOf(const Rollup &rollup)
{
    m_rows.reserve(rollup.rows().size());
    for (size_t row = 0; row < rollup.rows().size(); ++row)
        m_rows[rollup.rows()[row].subject] = row;
}

std::optional<size_t> RowOf::find(const Uuid &subject) const
{
    const size_t *found = m_rows.find(subject);
    return found ? std::optional(*found) : std::nullopt;
}

std::optional<int64_t> numeratorOf(const MeasureValue &value)
{
    return value.hasData ? std::optional(static_cast<int64_t>(value.numerator)) : std::nullopt;
}

std::optional<int64_t> denominatorOf(const MeasureValue &value)
{
    return value.hasData && value.denominator
        ? std::optional(static_cast<int64_t>(value.denominator->numerator))
        : std::nullopt;
}

TableColumn columnOf(std::string id, Message title, CellType type, int width, Message help)
{
    TableColumn column;
    column.id = std::move(id);
    column.title = std::move(title);
    column.help = std::move(help);
    column.type = type;
    column.look.width = width;
    return column;
}

} // namespace qunce
