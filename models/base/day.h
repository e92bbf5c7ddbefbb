// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qunce {

/// A calendar day, counted from 1970-01-01 (negative before). A business day is a calendar day in Asia/Shanghai.
struct Day {
    int32_t number = 0;

    auto operator<=>(const Day &) const = default;
    Day operator+(int days) const { return {number + days}; }
    Day operator-(int days) const { return {number - days}; }
    int operator-(Day other) const { return number - other.number; }
    Day &operator++()
    {
        ++number;
        return *this;
    }

    static Day fromYmd(int year, unsigned month, unsigned day);
    /// Strict `YYYY-MM-DD`, also `YYYY/M/D`; nothing for a day that does not exist (2026-02-30).
    static std::optional<Day> parse(std::string_view text);

    int year() const;
    unsigned month() const;
    unsigned dayOfMonth() const;
    /// 1 = Monday … 7 = Sunday.
    unsigned isoWeekday() const;
    /// `YYYY-MM-DD`.
    std::string toString() const;
};

/// The same day number `months` later (or earlier), cut at the month's end: 31 March - 1 month = 28 or 29 February.
Day addMonths(Day day, int months);
Day firstOfMonth(Day day);
Day lastOfMonth(Day day);

/// A closed range of days; empty if to < from.
struct Period {
    Day from;
    Day to;

    auto operator<=>(const Period &) const = default;
    int days() const { return to - from + 1; }
    bool contains(Day day) const { return from <= day && day <= to; }
};

/// A point in time: seconds since 1970-01-01T00:00:00Z. Asia/Shanghai has had no daylight saving since 1991, and
/// data starts in 2015, so business time is UTC + 8 h exactly.
struct Instant {
    int64_t seconds = 0;

    auto operator<=>(const Instant &) const = default;

    static Instant startOf(Day day);
    /// Local wall time in Asia/Shanghai.
    static Instant fromLocal(Day day, int hour, int minute, int second = 0);

    /// Business day in Asia/Shanghai.
    Day day() const;
    /// Seconds since midnight in Asia/Shanghai.
    int secondOfDay() const;
    /// `YYYY-MM-DDTHH:MM:SS+08:00`.
    std::string toString() const;
};

/// An instant as written in a file: what it is, and the day that the writer meant. They differ for 24:00, which
/// is the end of its day and the same instant as 00:00 of the next one.
struct WrittenInstant {
    Instant instant;
    Day day;
};

/// `YYYY-MM-DD HH:MM[:SS]` (or with T, or `/`) as Asia/Shanghai wall time, `24:00` allowed; or ISO 8601 with `Z`
/// or an offset `±HH:MM`. Nothing if malformed or impossible. Fractions of a second are cut off.
std::optional<WrittenInstant> parseInstant(std::string_view text);

constexpr int64_t kSecondsPerDay = 86400;
constexpr int64_t kBusinessUtcOffset = 8 * 3600;
/// First and last day that data may carry (data.md).
extern const Day kFirstDataDay; // 2015-01-01
extern const Day kLastDataDay; // 2099-12-31

} // namespace qunce
