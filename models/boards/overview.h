// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/boards/arrival.h"
#include "models/boards/boardquery.h"
#include "models/boards/calendarboard.h"
#include "models/domain/measurevalues.h"

namespace qunce {

/// The eight cards in their order.
enum class OverviewCardId : uint8_t {
    DueCompletion,
    OnTime,
    NothingDone,
    Attainment,
    Sales,
    NetFriends,
    Reply,
    AfterHours,
};
constexpr size_t kOverviewCards = 8;

/// A number with what it is compared with. Of NothingDone: numerator = guides with nothing done of what was due,
/// denominator = guides with something due. Compared are likes: where a region's numbers of the period are not all in,
/// it is left out of all that is compared, and `now` says what is there.
struct OverviewCard {
    MeasureValue now;
    MeasureValue compared; ///< now, without the regions that are left out
    std::vector<std::string> leftOut; ///< names
    std::optional<MeasureValue> before; ///< nothing: no data of that period on this computer
    std::optional<MeasureValue> lastYear;
    Period period;
    Period beforePeriod;
    Period lastYearPeriod;
    /// A value for each of the last kOverviewDays days of the period; none for Attainment.
    std::vector<std::optional<Fraction>> days;
    Period daysShown {Day {0}, Day {-1}};
    std::optional<MeasureValue>
        second; ///< Attainment: time progress; NetFriends: friends added, denominator lost
    std::optional<Fraction> gap; ///< Attainment: difference of rates
};
constexpr int kOverviewDays = 14;

/// A region, or a store.
struct OverviewRow {
    Uuid unit;
    std::string code;
    std::string name;
    MeasureValue due;
    MeasureValue onTime;
    std::optional<uint64_t> nothingDone; ///< nothing: nothing was due
    uint64_t withTasks = 0;
    MeasureValue attainment;
    std::optional<Fraction> gap; ///< difference of rates
    MeasureValue perGuide; ///< net sales
    MeasureValue selling;
    std::optional<uint32_t> rank; ///< by gap, 1 is best
    std::optional<uint32_t> rankBefore;
};

/// What becomes of an entry of today.
struct OverviewEntry {
    CalendarEntry entry;
    std::optional<uint64_t> sent; ///< nothing: not dispatched
    std::optional<uint64_t> planned;
};

/// Something to do, made by a rule from rows; `names` says where most of it is.
struct OverviewTodo {
    enum class Kind : uint8_t { Waiting, NoContent, NothingDone, NotIn, FlashToClose, OldData };
    Kind kind = Kind::NotIn;
    uint64_t count = 0;
    std::vector<std::string> names;
    std::optional<Instant> first; ///< of entries: when the next goes out
    std::optional<Day> day; ///< NotIn, OldData: the data day; NothingDone: the day
    std::optional<Day> lastDay; ///< NotIn: the newest day that is in
    Uuid unit; ///< NotIn: the only region that is missing
};

/// All of the overview, of one cut. Value.
struct Overview {
    bool isOfStores = false; ///< rows are stores, not regions
    std::array<OverviewCard, kOverviewCards> cards;
    std::vector<OverviewRow> rows; ///< by gap, lowest first; those without one last; then by code
    OverviewRow total;
    Fraction timeProgress; ///< of the month of the period's end, up to it
    std::vector<OverviewEntry> entries; ///< of today, ascending by time
    std::vector<OverviewTodo> todos;
    Arrival arrival;
    Instant asOf;

    const OverviewCard &card(OverviewCardId id) const { return cards[static_cast<size_t>(id)]; }
};

/// The cohorts that the reply rate of a period is of: its closed ones, or where none is closed yet as many days that end
/// with the last closed one.
Period replyCohorts(Period period, Day today);
/// What the card compares a period with first, as the header's picker says; 同比 stands beside it anyway.
Compare firstCompare(CompareChoice choice);

/// Numbers of a unit are sums of numerators and denominators over its regions (or itself); its attainment is of those
/// with a goal. Attainment and gap are of the month of the period's last day, up to that day; ranks before are those of
/// the compared period's last day. Reader's thread.
Result<Overview> readOverview(BoardContext &context, const BoardQuery &query);

} // namespace qunce
