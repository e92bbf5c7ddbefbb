// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people write into the cells of a plan sheet, and how spreadsheets hand cells over.

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdio>

#include "models/base/csvcell.h"
#include "models/boards/plansheet.h"

namespace qunce {

namespace {

/// The numbers in a text, whatever stands between them; nothing if one has more digits than a year.
std::optional<std::vector<int>> numbersIn(std::string_view text)
{
    std::vector<int> numbers;
    for (size_t at = 0; at < text.size();) {
        if (std::isdigit(static_cast<unsigned char>(text[at])) == 0) {
            ++at;
            continue;
        }
        size_t end = at;
        while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])) != 0)
            ++end;
        int number = 0;
        if (end - at > 4)
            return std::nullopt;
        std::from_chars(text.data() + at, text.data() + end, number);
        numbers.push_back(number);
        at = end;
    }
    return numbers;
}

/// Only digits and what stands between parts of days and times.
bool isMadeOf(std::string_view text, std::initializer_list<std::string_view> between)
{
    while (!text.empty()) {
        if (std::isdigit(static_cast<unsigned char>(text.front())) != 0) {
            text.remove_prefix(1);
            continue;
        }
        const auto found = std::find_if(
            between.begin(), between.end(), [&](std::string_view part) { return text.starts_with(part); });
        if (found == between.end())
            return false;
        text.remove_prefix(found->size());
    }
    return true;
}

} // namespace

std::optional<Day> typedDay(std::string_view text, int year)
{
    text = trimmed(text);
    if (!isMadeOf(text, {"年", "月", "日", "-", "/", "."}))
        return std::nullopt;
    std::optional<std::vector<int>> numbers = numbersIn(text);
    if (numbers && numbers->size() == 2)
        numbers->insert(numbers->begin(), year);
    if (!numbers || numbers->size() != 3)
        return std::nullopt;
    // A day that the month does not have is no day, and not one of the next month.
    char written[16];
    std::snprintf(written, sizeof written, "%04d-%02d-%02d", (*numbers)[0], (*numbers)[1], (*numbers)[2]);
    const std::optional<Day> day = Day::parse(written);
    return day && *day >= kFirstDataDay && *day <= kLastDataDay ? day : std::nullopt;
}

std::optional<int> typedMinute(std::string_view text)
{
    text = trimmed(text);
    if (!isMadeOf(text, {":", "：", "点", "分"}))
        return std::nullopt;
    const std::optional<std::vector<int>> numbers = numbersIn(text);
    const bool isHour = numbers && numbers->size() == 1 && text.ends_with("点");
    if (!numbers || (numbers->size() != 2 && !isHour && numbers->size() != 3))
        return std::nullopt;
    const int hour = (*numbers)[0];
    const int minute = isHour ? 0 : (*numbers)[1];
    return hour < 24 && minute < 60 ? std::optional(hour * 60 + minute) : std::nullopt;
}

std::optional<Instant> typedInstant(std::string_view text, int year)
{
    text = trimmed(text);
    const size_t space = text.find(' ');
    if (space == std::string_view::npos)
        return std::nullopt;
    const std::optional<Day> day = typedDay(text.substr(0, space), year);
    const std::optional<int> minute = typedMinute(text.substr(space + 1));
    return day && minute ? std::optional(Instant::fromLocal(*day, *minute / 60, *minute % 60)) : std::nullopt;
}

std::optional<ContentLayer> typedLayer(std::string_view text)
{
    static constexpr std::array<std::array<std::string_view, 4>, 4> kNames {{
        {"值", "价值观", "value", "Value"},
        {"牌", "品牌", "brand", "Brand"},
        {"选", "选品", "selection", "Selection"},
        {"促", "促销", "promotion", "Promotion"},
    }};
    text = trimmed(text);
    if (text.empty())
        return ContentLayer::None;
    for (size_t i = 0; i < kNames.size(); ++i) {
        if (std::find(kNames[i].begin(), kNames[i].end(), text) != kNames[i].end())
            return kContentLayers[i];
    }
    return std::nullopt;
}

std::optional<std::vector<std::vector<std::string>>> cellsOf(std::string_view tsv, size_t mostRows)
{
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row(1);
    bool isQuoted = false;
    for (size_t at = 0; at < tsv.size(); ++at) {
        const char c = tsv[at];
        if (isQuoted) {
            if (c == '"' && at + 1 < tsv.size() && tsv[at + 1] == '"')
                row.back() += tsv[++at];
            else if (c == '"')
                isQuoted = false;
            else
                row.back() += c;
        } else if (c == '"' && row.back().empty()) {
            isQuoted = true;
        } else if (c == '\t') {
            row.emplace_back();
        } else if (c == '\n') {
            if (rows.size() == mostRows)
                return std::nullopt;
            rows.push_back(std::move(row));
            row.assign(1, {});
        } else if (c != '\r') {
            row.back() += c;
        }
    }
    if (row.size() > 1 || !row.front().empty()) { // the last line ends without a break
        if (rows.size() == mostRows)
            return std::nullopt;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string tsvOf(const std::vector<std::vector<std::string>> &cells)
{
    std::string tsv;
    for (const std::vector<std::string> &row : cells) {
        for (size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                tsv += '\t';
            // A spreadsheet would run it.
            const bool isFormula =
                !row[i].empty() && std::string_view("=+-@").find(row[i][0]) != std::string_view::npos;
            const std::string cell = isFormula ? "'" + row[i] : row[i];
            if (cell.find_first_of("\t\n\"") == std::string::npos) {
                tsv += cell;
                continue;
            }
            tsv += '"';
            for (const char c : cell)
                tsv += c == '"' ? std::string("\"\"") : std::string(1, c);
            tsv += '"';
        }
        tsv += '\n';
    }
    return tsv;
}

} // namespace qunce
