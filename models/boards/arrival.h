// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/boards/boardreader.h"

namespace qunce {

/// A region whose numbers of the data day are not in.
struct MissingRegion {
    Uuid unit;
    std::string name;
    std::optional<Day> lastDay; ///< the newest day before that is in; nothing within the last two months
};

/// 数据日期, 到齐 and 同步时间 of the header. Value.
struct Arrival {
    std::optional<Day>
        dataDay; ///< newest day for which numbers are in; nothing within the last fourteen months
    int regionsIn = 0; ///< whose feed of the data day is in
    int regions = 0; ///< in scope, with somebody in post on the data day or sales of their own
    std::vector<MissingRegion> missing; ///< longest missing first
    std::optional<Instant> syncedAt; ///< last complete sync, by the server's clock; nothing: never

    bool isWhole() const { return dataDay && missing.empty(); }
};

/// What has arrived until `today`. A region is in on a day when its sales (net orders, net sales) were imported as
/// complete; where nobody said so of any day of the region's, when there is any sale of that day. Regions whose facts
/// are not on this computer yet are missing. Pure but for reading `facts`; guides of the brand are needed.
Result<Arrival> arrivalUntil(const Brand &brand, const FactSource &facts, Day today);

/// The missing regions whose sales of the period are not all in; of later days than the data day nobody has any. With a
/// unit only those under it, or above it.
std::vector<MissingRegion> notWholeIn(const Arrival &arrival, Period period);
std::vector<MissingRegion> notWholeIn(
    const Arrival &arrival, Period period, const OrgTree &org, OrgIndex under);

/// What has arrived of everything in the user's scope, with the time of the last complete sync. Reader's thread.
Result<Arrival> readArrival(BoardContext &context);

} // namespace qunce
