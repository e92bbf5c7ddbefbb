// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/cellparse.h"

#include <algorithm>

#include "models/base/utf8.h"

namespace qunce {

namespace {

Error refused(Message reason)
{
    return {ErrorCode::InvalidInput, std::move(reason), {}};
}

/// A cell as it stands in a reason; long ones are cut.
std::string quoted(std::string_view cell)
{
    constexpr size_t kMost = 80;
    return cell.size() <= kMost ? std::string(cell) : std::string(cutUtf8(cell, kMost)) + "…";
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool allDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// ASCII twin of the three-byte character at the start of `text`, or 0.
char asciiTwin(std::string_view text)
{
    if (text.size() < 3)
        return 0;
    if (text.starts_with("\xE3\x80\x80"))
        return ' ';
    if (text.starts_with("\xE2\x88\x92"))
        return '-';
    const auto second = static_cast<unsigned char>(text[1]);
    const auto third = static_cast<unsigned char>(text[2]);
    if (text[0] != '\xEF' || second < 0xBC || second > 0xBD)
        return 0;
    const unsigned point = 0xF000U + ((second & 0x3FU) << 6) + (third & 0x3FU);
    if (point < 0xFF01 || point > 0xFF5E)
        return 0;
    return static_cast<char>(point - 0xFF00 + 0x20);
}

/// Digits to a number, at most `most`; false if it is more.
bool readDigits(std::string_view digits, uint64_t most, uint64_t &number)
{
    number = 0;
    for (const char c : digits) {
        const auto digit = static_cast<uint64_t>(c - '0');
        if (number > (most - digit) / 10)
            return false;
        number = number * 10 + digit;
    }
    return true;
}

/// What Excel and WPS show and save of a number with more than 11 digits.
bool isScientific(std::string_view text)
{
    const size_t e = text.find_first_of("eE");
    if (e == std::string_view::npos || e + 2 >= text.size() || text[e + 1] != '+')
        return false;
    const std::string_view mantissa = text.substr(0, e);
    const size_t point = std::min(mantissa.find('.'), mantissa.size());
    const std::string_view decimals = mantissa.substr(std::min(point + 1, mantissa.size()));
    return allDigits(text.substr(e + 2)) && allDigits(mantissa.substr(0, point))
        && (decimals.empty() || allDigits(decimals));
}

Error negativeError(std::string_view cell, Negative negative)
{
    if (negative == Negative::Sale) {
        return refused(
            QUNCE_TEXT("A negative sale is not accepted. Book it back on the day it was paid, or fill in the "
                       "refund."));
    }
    return refused({QUNCE_TEXT("%1 is negative. Write 0 or more."), {quoted(cell)}});
}

Error tooLargeError(std::string_view cell, std::string most)
{
    return refused({QUNCE_TEXT("%1 is more than %2, the largest value that is accepted."),
        {quoted(cell), std::move(most)}});
}

bool isZero(std::string_view digits)
{
    return digits.find_first_not_of("0.") == std::string_view::npos;
}

Error outsideError(std::string_view cell, Day first)
{
    return refused({QUNCE_TEXT("%1 is outside %2 … %3. Correct the day."),
        {quoted(cell), first.toString(), kLastDataDay.toString()}});
}

Result<Day> parseDayFrom(std::string_view cell, Day first)
{
    std::string scratch;
    const std::optional<Day> day = Day::parse(halfWidth(cell, scratch));
    if (!day)
        return refused({QUNCE_TEXT("%1 is not a day. Write it as 2026-09-08."), {quoted(cell)}});
    if (*day < first || *day > kLastDataDay)
        return outsideError(cell, first);
    return *day;
}

std::optional<Period> parseMonth(std::string_view text)
{
    if (text.size() != 7 || text[4] != '-')
        return std::nullopt;
    const std::optional<Day> first = Day::parse(std::string(text) + "-01");
    if (!first)
        return std::nullopt;
    return Period {*first, lastOfMonth(*first)};
}

/// Days may themselves be written with slashes, so every slash may be the one between them.
std::optional<Period> parseFromTo(std::string_view text)
{
    for (size_t slash = text.find('/'); slash != std::string_view::npos; slash = text.find('/', slash + 1)) {
        const std::optional<Day> from = Day::parse(text.substr(0, slash));
        const std::optional<Day> to = from ? Day::parse(text.substr(slash + 1)) : std::nullopt;
        if (to)
            return Period {*from, *to};
    }
    return std::nullopt;
}

} // namespace

std::string_view halfWidth(std::string_view text, std::string &scratch)
{
    if (isAscii(text))
        return text;
    scratch.clear();
    while (!text.empty()) {
        const char twin = asciiTwin(text);
        scratch.push_back(twin ? twin : text.front());
        text.remove_prefix(twin ? 3 : 1);
    }
    return scratch;
}

Result<std::string_view> parseCode(std::string_view cell, std::string &scratch)
{
    const std::string_view code = halfWidth(cell, scratch);
    if (isScientific(code)) {
        return refused(
            {QUNCE_TEXT("%1 is a code that a spreadsheet turned into a number and cut. Format the column as "
                        "text, fill in the codes again and save."),
                {quoted(cell)}});
    }
    return code;
}

Result<Day> parseDayCell(std::string_view cell)
{
    return parseDayFrom(cell, kFirstDataDay);
}

Result<Day> parseDateCell(std::string_view cell)
{
    static const Day kFirst = Day::fromYmd(1900, 1, 1);
    return parseDayFrom(cell, kFirst);
}

Result<WrittenInstant> parseInstantCell(std::string_view cell)
{
    std::string scratch;
    const std::optional<WrittenInstant> written = parseInstant(halfWidth(cell, scratch));
    if (!written)
        return refused(
            {QUNCE_TEXT("%1 is not a point in time. Write it as 2026-09-08 18:00."), {quoted(cell)}});
    if (written->day < kFirstDataDay || written->day > kLastDataDay)
        return outsideError(cell, kFirstDataDay);
    return *written;
}

Result<Instant> parseHourCell(std::string_view cell)
{
    QUNCE_ASSIGN(const WrittenInstant written, parseInstantCell(cell));
    if (written.instant.secondOfDay() % 3600 != 0 || written.instant.day() != written.day)
        return refused({QUNCE_TEXT("%1 is not a full hour. Write it as 2026-09-08 18:00."), {quoted(cell)}});
    return written.instant;
}

Result<Period> parsePeriod(std::string_view cell)
{
    std::string scratch;
    const std::string_view text = halfWidth(cell, scratch);
    std::optional<Period> period = parseMonth(text);
    if (!period)
        period = parseFromTo(text);
    if (!period || period->to < period->from) {
        return refused(
            {QUNCE_TEXT(
                 "%1 is not a period. Write a month as 2026-09, or two days as 2026-09-01/2026-09-15."),
                {quoted(cell)}});
    }
    if (period->from < kFirstDataDay || period->to > kLastDataDay)
        return outsideError(cell, kFirstDataDay);
    return *period;
}

Result<uint64_t> parseCount(std::string_view cell, Negative negative, uint64_t most)
{
    std::string scratch;
    const std::string_view text = halfWidth(cell, scratch);
    const bool hasMinus = text.starts_with('-');
    const std::string_view digits = text.substr(hasMinus ? 1 : 0);
    if (hasMinus && !digits.empty() && !isZero(digits)
        && digits.find_first_not_of("0123456789.") == digits.npos)
        return negativeError(cell, negative);
    if (!allDigits(digits))
        return refused(
            {QUNCE_TEXT("%1 is not a whole number. Write digits only, as in 128."), {quoted(cell)}});
    uint64_t number = 0;
    if (!readDigits(digits, most, number))
        return tooLargeError(cell, std::to_string(most));
    return number;
}

Result<uint64_t> parseMoney(std::string_view cell, MoneyUnit unit, uint64_t most)
{
    if (unit == MoneyUnit::Fen)
        return parseCount(cell, Negative::Sale, most);
    std::string scratch;
    const std::string_view text = halfWidth(cell, scratch);
    const bool hasMinus = text.starts_with('-');
    const std::string_view amount = text.substr(hasMinus ? 1 : 0);
    const size_t point = std::min(amount.find('.'), amount.size());
    const std::string_view yuan = amount.substr(0, point);
    const std::string_view fen = amount.substr(std::min(point + 1, amount.size()));
    const bool hasFen = point < amount.size();
    if (!allDigits(yuan) || (hasFen && !allDigits(fen)))
        return refused({QUNCE_TEXT("%1 is not an amount in yuan. Write it as in 1299.50."), {quoted(cell)}});
    if (hasMinus && !isZero(amount))
        return negativeError(cell, Negative::Sale);
    if (fen.size() > 2)
        return refused(
            {QUNCE_TEXT("%1 has more than two decimals. Write whole fen, as in 1299.50."), {quoted(cell)}});
    const uint64_t fenCount = hasFen ? static_cast<uint64_t>(fen[0] - '0') * 10
            + (fen.size() == 2 ? static_cast<uint64_t>(fen[1] - '0') : 0)
                                     : 0;
    uint64_t yuanCount = 0;
    if (!readDigits(yuan, most / 100, yuanCount) || yuanCount * 100 + fenCount > most) {
        const std::string rest = std::to_string(100 + most % 100).substr(1);
        return tooLargeError(cell, std::to_string(most / 100) + "." + rest);
    }
    return yuanCount * 100 + fenCount;
}

} // namespace qunce
