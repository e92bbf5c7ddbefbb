// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/day.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace qunce {

using namespace std::chrono;

namespace {

year_month_day civil(Day day)
{
    return year_month_day(sys_days(days(day.number)));
}

std::optional<Day> checkedDay(int y, int m, int d)
{
    if (m < 1 || m > 12 || d < 1 || d > 31)
        return std::nullopt;
    const year_month_day date {year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
    if (!date.ok())
        return std::nullopt;
    return Day {static_cast<int32_t>(sys_days(date).time_since_epoch().count())};
}

/// Reads between `least` and `most` digits at `position` and moves it behind them; -1 if there are too few.
int readNumber(std::string_view text, size_t &position, size_t least, size_t most)
{
    int number = 0;
    size_t digits = 0;
    while (digits < most && position < text.size() && text[position] >= '0' && text[position] <= '9') {
        number = number * 10 + (text[position] - '0');
        ++position;
        ++digits;
    }
    return digits >= least ? number : -1;
}

std::optional<Day> readDay(std::string_view text, size_t &position)
{
    const int y = readNumber(text, position, 4, 4);
    if (y < 0 || position >= text.size() || (text[position] != '-' && text[position] != '/'))
        return std::nullopt;
    const char separator = text[position++];
    const size_t least = separator == '-' ? 2 : 1;
    const int m = readNumber(text, position, least, 2);
    if (m < 0 || position >= text.size() || text[position] != separator)
        return std::nullopt;
    ++position;
    const int d = readNumber(text, position, least, 2);
    if (d < 0)
        return std::nullopt;
    return checkedDay(y, m, d);
}

/// `Z`, `±HH:MM` or `±HHMM` up to the end of the text; seconds east of UTC.
std::optional<int64_t> readOffset(std::string_view text, size_t position)
{
    if (text.substr(position) == "Z" || text.substr(position) == "z")
        return 0;
    const char sign = text[position++];
    if (sign != '+' && sign != '-')
        return std::nullopt;
    const int hours = readNumber(text, position, 2, 2);
    if (position < text.size() && text[position] == ':')
        ++position;
    const int minutes = position == text.size() ? 0 : readNumber(text, position, 2, 2);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59 || position != text.size())
        return std::nullopt;
    const int64_t offset = hours * 3600 + minutes * 60;
    return sign == '-' ? -offset : offset;
}

} // namespace

const Day kFirstDataDay = Day::fromYmd(2015, 1, 1);
const Day kLastDataDay = Day::fromYmd(2099, 12, 31);

Day Day::fromYmd(int y, unsigned m, unsigned d)
{
    return {static_cast<int32_t>(
        sys_days(year_month_day(std::chrono::year(y), std::chrono::month(m), std::chrono::day(d)))
            .time_since_epoch()
            .count())};
}

std::optional<Day> Day::parse(std::string_view text)
{
    size_t position = 0;
    const std::optional<Day> parsed = readDay(text, position);
    return position == text.size() ? parsed : std::nullopt;
}

int Day::year() const
{
    return static_cast<int>(civil(*this).year());
}
unsigned Day::month() const
{
    return static_cast<unsigned>(civil(*this).month());
}
unsigned Day::dayOfMonth() const
{
    return static_cast<unsigned>(civil(*this).day());
}
unsigned Day::isoWeekday() const
{
    return weekday(sys_days(days(number))).iso_encoding();
}

std::string Day::toString() const
{
    const year_month_day date = civil(*this);
    std::array<char, 24> text {};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

Day addMonths(Day day, int monthCount)
{
    const year_month_day date = civil(day);
    const year_month target = date.year() / date.month() + months(monthCount);
    const year_month_day last = year_month_day(target / std::chrono::last);
    const year_month_day moved = date.day() <= last.day() ? target / date.day() : last;
    return {static_cast<int32_t>(sys_days(moved).time_since_epoch().count())};
}

Day firstOfMonth(Day day)
{
    return day - static_cast<int>(day.dayOfMonth() - 1);
}

Day lastOfMonth(Day day)
{
    return addMonths(firstOfMonth(day), 1) - 1;
}

Instant Instant::startOf(Day day)
{
    return {day.number * kSecondsPerDay - kBusinessUtcOffset};
}

Instant Instant::fromLocal(Day day, int hour, int minute, int second)
{
    return {startOf(day).seconds + hour * 3600 + minute * 60 + second};
}

Day Instant::day() const
{
    const int64_t local = seconds + kBusinessUtcOffset;
    return {static_cast<int32_t>(
        floor<days>(sys_seconds(std::chrono::seconds(local))).time_since_epoch().count())};
}

int Instant::secondOfDay() const
{
    return static_cast<int>(seconds - startOf(day()).seconds);
}

std::string Instant::toString() const
{
    const int second = secondOfDay();
    std::array<char, 32> text {};
    std::snprintf(
        text.data(), text.size(), "T%02d:%02d:%02d+08:00", second / 3600, second / 60 % 60, second % 60);
    return day().toString() + text.data();
}

std::optional<WrittenInstant> parseInstant(std::string_view text)
{
    size_t position = 0;
    const std::optional<Day> day = readDay(text, position);
    if (!day || position >= text.size() || (text[position] != ' ' && text[position] != 'T'))
        return std::nullopt;
    ++position;
    const int hour = readNumber(text, position, 1, 2);
    if (hour < 0 || position >= text.size() || text[position] != ':')
        return std::nullopt;
    ++position;
    const int minute = readNumber(text, position, 2, 2);
    int second = 0;
    if (position < text.size() && text[position] == ':') {
        ++position;
        second = readNumber(text, position, 2, 2);
        if (position < text.size() && text[position] == '.') {
            ++position;
            if (readNumber(text, position, 1, 9) < 0)
                return std::nullopt;
        }
    }
    const bool endOfDay = hour == 24 && minute == 0 && second == 0;
    if (minute < 0 || minute > 59 || second < 0 || second > 59 || (hour > 23 && !endOfDay))
        return std::nullopt;
    Instant instant = Instant::fromLocal(*day, hour, minute, second);
    if (position == text.size())
        return WrittenInstant {instant, *day};
    const std::optional<int64_t> offset = readOffset(text, position);
    if (!offset)
        return std::nullopt;
    instant.seconds += kBusinessUtcOffset - *offset;
    return WrittenInstant {instant, endOfDay && *offset == kBusinessUtcOffset ? *day : instant.day()};
}

} // namespace qunce
