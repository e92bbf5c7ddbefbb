// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/arriveddays.h"

#include <array>

namespace qunce {

namespace {

constexpr std::array kArrivingSales {Metric::Orders, Metric::Amount};

} // namespace

Result<void> addArrivedDays(const FactSource &facts, Period days, size_t region, ArrivedDays &in)
{
    const KeyRange keys {days.from.number, days.to.number};
    const std::array one {region};
    QUNCE_TRY(facts.visit(Metric::Fed, keys, one, [&](size_t, int32_t key, const ColumnView &column) {
        for (const Metric metric : kArrivingSales) {
            if (column.at(static_cast<uint32_t>(metric)))
                in.said.insert(Day {key});
        }
    }));
    if (!in.said.empty())
        return {};
    for (const Metric metric : kArrivingSales) {
        QUNCE_TRY(facts.visit(metric, keys, one, [&](size_t, int32_t key, const ColumnView &column) {
            if (column.presentCount() > 0)
                in.seen.insert(Day {key});
        }));
    }
    return {};
}

} // namespace qunce
