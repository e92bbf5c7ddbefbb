// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/idmap.h"
#include "models/base/result.h"
#include "models/boards/boardreader.h"
#include "models/domain/measurevalues.h"
#include "models/items/datatable.h"

namespace qunce {

/// The unit of a query in the brand; nil is everything. Fails with PermissionDenied for a unit outside the user's
/// regions, with NotFound for one that is no longer there.
Result<OrgIndex> unitOf(const Brand &brand, const Uuid &unit);

/// Cancelled, if nobody waits any more.
Result<void> goOn(const BoardContext &context);

/// The last days of a look back over `days` days that ends on `to`, no earlier than the cache's facts reach.
Period lookBack(const BoardContext &context, Day to, int days);

/// How far back a streak is looked for: longer ones show this.
constexpr int kStreakDays = 90;
/// How far back the last known stock of friends or members is looked for.
constexpr int kStockDays = 31;

/// Name of a unit; empty for HQ and for one that is not there.
std::string_view unitName(const OrgTree &org, const Uuid &unit);

/// Places of a roll-up's rows by subject.
class RowOf
{
public:
    explicit RowOf(const Rollup &rollup);
    std::optional<size_t> find(const Uuid &subject) const;

private:
    IdMap<size_t> m_rows;
};

// Cells of a measure; nothing where it has no data.
std::optional<int64_t> numeratorOf(const MeasureValue &value);
std::optional<int64_t> denominatorOf(const MeasureValue &value);

/// A column of a table by its essentials.
TableColumn columnOf(std::string id, Message title, CellType type, int width, Message help = {});

} // namespace qunce
