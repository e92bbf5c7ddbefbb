// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "models/base/day.h"
#include "models/base/result.h"

// One cell of an import file into a value (data.md, "CSV files"). Cells come trimmed and are not empty; full-width
// digits, signs and letters count as their ASCII twins. Every failure is ErrorCode::InvalidInput with a reason for
// people. Pure functions, any thread; no allocation for an ASCII cell that is right.

namespace qunce {

/// `text` with full-width ASCII (U+FF01 … U+FF5E), U+2212 minus and U+3000 space as ASCII; `text` itself if it has none,
/// else a view of `scratch`.
std::string_view halfWidth(std::string_view text, std::string &scratch);

/// A code: text, half-width. Refused is what a spreadsheet makes of long digits (1.23E+17), since the code is lost.
/// The view is of `cell` or of `scratch`.
Result<std::string_view> parseCode(std::string_view cell, std::string &scratch);

/// A day on which something is counted or takes effect: `YYYY-MM-DD` or `YYYY/M/D`, kFirstDataDay … kLastDataDay.
Result<Day> parseDayCell(std::string_view cell);
/// A day of somebody's or something's history, such as a joining or opening day, which may lie before the data:
/// 1900-01-01 … kLastDataDay.
Result<Day> parseDateCell(std::string_view cell);
/// A point in time as parseInstant() reads it, its day within kFirstDataDay … kLastDataDay.
Result<WrittenInstant> parseInstantCell(std::string_view cell);
/// The same, but a full hour; 24:00 is refused, since it is not the start of an hour of its day.
Result<Instant> parseHourCell(std::string_view cell);
/// `YYYY-MM`, or `FROM/TO` with both days included.
Result<Period> parsePeriod(std::string_view cell);

constexpr uint64_t kMaxCount = 4294967295; ///< largest value of a fact
/// Goals may be sums over a whole brand: 10^13 yuan in fen, still exact in a double.
constexpr uint64_t kMaxGoal = 1000000000000000;

/// What a negative number means, for the reason it is refused with.
enum class Negative : uint8_t { Mistake, Sale };

/// A whole number 0 … `most`.
Result<uint64_t> parseCount(
    std::string_view cell, Negative negative = Negative::Mistake, uint64_t most = kMaxCount);

enum class MoneyUnit : uint8_t { Fen, Yuan };

/// Money in fen, 0 … `most`: whole fen, or yuan with up to two decimals.
Result<uint64_t> parseMoney(std::string_view cell, MoneyUnit unit, uint64_t most = kMaxCount);

} // namespace qunce
