// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "models/base/result.h"
#include "models/domain/brand.h"
#include "models/domain/column.h"
#include "models/domain/metric.h"

namespace qunce {

/// Keys of a fact kind, both ends included: day numbers, hour numbers, or indexes into Brand::tasks.
struct KeyRange {
    int32_t from = 0;
    int32_t to = -1;
};

/// Where columns come from: the server's database, the console's cache, or memory. The measures are written against
/// this and do not know which. visit() may be called from one thread at a time per source.
class FactSource
{
public:
    using Visitor = std::function<void(size_t region, int32_t key, const ColumnView &column)>;

    virtual ~FactSource() = default;
    /// Shows every stored column of `metric` with a key in `keys` in the given regions (indexes into Brand::regions).
    /// A column of which there is none is not shown. The order is free. A view is valid only during its call.
    virtual Result<void> visit(
        Metric metric, KeyRange keys, std::span<const size_t> regions, const Visitor &visitor) const = 0;
    /// The same of late columns (latecolumn.h): what columns of closed months would be by now. One that has lost all
    /// values is shown as an empty view.
    virtual Result<void> visitLate(Metric, KeyRange, std::span<const size_t>, const Visitor &) const
    {
        return {};
    }
};

} // namespace qunce
