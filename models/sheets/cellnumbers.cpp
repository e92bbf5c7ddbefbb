// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sheets/cellnumbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "models/base/day.h"

namespace qunce {

namespace {

constexpr int64_t kSecondsOfDay = 24 * 60 * 60;
constexpr double kLastSerial = 2958466; // 9999-12-31 is the day before
constexpr double kMostExact = 1e15; // what a double, and a spreadsheet, keeps of whole numbers
constexpr size_t kMostColumns = 16384;
constexpr int kLeapBug = 60; // 1900-02-29, which never was, is day 60

/// Letters of the code that count: not in quotes, brackets or behind a backslash; of the first section only.
std::string essence(std::string_view code)
{
    std::string letters;
    for (size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"') {
            i = code.find('"', i + 1);
        } else if (c == '[') {
            const size_t end = code.find(']', i);
            // [h]:mm counts hours; [Red], [$-804] say nothing of the number.
            if (end != std::string_view::npos && end == i + 2)
                letters += code[i + 1];
            i = end;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else {
            letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        if (i >= code.size())
            break;
    }
    return letters;
}

Day dayOfSerial(int64_t serial, bool is1904)
{
    if (is1904)
        return Day::fromYmd(1904, 1, 1) + static_cast<int32_t>(serial);
    return Day::fromYmd(1899, 12, 30) + static_cast<int32_t>(serial < kLeapBug ? serial + 1 : serial);
}

std::string timeText(int64_t seconds)
{
    std::array<char, 16> text {};
    const int hours = static_cast<int>(seconds / 3600);
    const int minutes = static_cast<int>(seconds / 60 % 60);
    const int rest = static_cast<int>(seconds % 60);
    if (rest == 0)
        std::snprintf(text.data(), text.size(), "%02d:%02d", hours, minutes);
    else
        std::snprintf(text.data(), text.size(), "%02d:%02d:%02d", hours, minutes, rest);
    return text.data();
}

std::string dateText(double serial, NumberLook look, bool is1904)
{
    auto whole = static_cast<int64_t>(std::floor(serial));
    auto seconds = static_cast<int64_t>(std::llround((serial - std::floor(serial)) * kSecondsOfDay));
    if (seconds == kSecondsOfDay) {
        ++whole;
        seconds = 0;
    }
    if (look == NumberLook::Time)
        return timeText(seconds);
    const std::string day = dayOfSerial(whole, is1904).toString();
    if (look == NumberLook::Month && seconds == 0)
        return day.substr(0, 7);
    return seconds == 0 && look != NumberLook::DayTime ? day : day + ' ' + timeText(seconds);
}

std::string plainText(double number, size_t digits)
{
    std::array<char, 40> text {};
    if (number == std::floor(number) && std::fabs(number) < kMostExact)
        std::snprintf(
            text.data(), text.size(), "%0*.0f", static_cast<int>(std::min<size_t>(digits, 30)), number);
    else
        std::snprintf(text.data(), text.size(), "%.15g", number);
    return text.data();
}

} // namespace

CellFormat builtInFormat(int id)
{
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 54) || id == 36 || id == 57
        || id == 58)
        return {id == 17 ? NumberLook::Month : NumberLook::Day, 0};
    if (id == 22)
        return {NumberLook::DayTime, 0};
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56)
        return {NumberLook::Time, 0};
    return {};
}

CellFormat formatOf(std::string_view code)
{
    const std::string letters = essence(code);
    if (letters == "general")
        return {};
    const auto has = [&letters](char c) { return letters.find(c) != std::string::npos; };
    const bool isTime = has('h') || has('s');
    if (has('d') || has('y') || (has('m') && !isTime && !has('0') && !has('#'))) {
        if (isTime)
            return {NumberLook::DayTime, 0};
        return {has('d') ? NumberLook::Day : NumberLook::Month, 0};
    }
    if (isTime)
        return {NumberLook::Time, 0};
    const bool isOnlyZeros = !letters.empty() && letters.find_first_not_of('0') == std::string::npos;
    return {NumberLook::Plain, isOnlyZeros && letters.size() > 1 ? letters.size() : 0};
}

std::string cellText(std::string_view value, const CellFormat &format, bool is1904)
{
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size())
        return std::string(value);
    if (format.look == NumberLook::Plain || number < 0 || number >= kLastSerial)
        return plainText(number, format.digits);
    return dateText(number, format.look, is1904);
}

std::string isoCellText(std::string_view value)
{
    std::string text(value);
    const size_t mark = text.find('T');
    if (mark == std::string::npos)
        return text;
    text[mark] = ' ';
    if (text.ends_with('Z'))
        text.pop_back();
    const size_t point = text.find('.', mark);
    if (point != std::string::npos)
        text.resize(point);
    if (text.size() == mark + 9 && text.ends_with(":00"))
        text.resize(mark + 6);
    if (text.ends_with(" 00:00"))
        text.resize(mark);
    return text;
}

uint64_t numberIn(std::string_view text)
{
    uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<size_t> columnOf(std::string_view cellName)
{
    size_t column = 0;
    size_t letters = 0;
    for (const char c : cellName) {
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (upper < 'A' || upper > 'Z')
            break;
        column = column * 26 + static_cast<size_t>(upper - 'A') + 1;
        if (++letters > 3)
            return std::nullopt;
    }
    if (letters == 0 || column > kMostColumns)
        return std::nullopt;
    return column - 1;
}

} // namespace qunce
