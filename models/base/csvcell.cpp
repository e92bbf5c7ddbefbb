// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/base/csvcell.h"

#include <algorithm>
#include <array>

namespace qunce {

namespace {

constexpr std::array<std::string_view, 5> kWideSpaces {
    "\xC2\xA0", // no-break space
    "\xE3\x80\x80", // ideographic space
    "\xE2\x80\x8B", // zero-width space
    "\xE2\x81\xA0", // word joiner
    "\xEF\xBB\xBF", // byte order mark
};

bool isAsciiSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

size_t spaceAtFront(std::string_view text)
{
    if (isAsciiSpace(text.front()))
        return 1;
    for (const std::string_view space : kWideSpaces) {
        if (text.starts_with(space))
            return space.size();
    }
    return 0;
}

size_t spaceAtBack(std::string_view text)
{
    if (isAsciiSpace(text.back()))
        return 1;
    for (const std::string_view space : kWideSpaces) {
        if (text.ends_with(space))
            return space.size();
    }
    return 0;
}

/// Cheap and usual: an ASCII character that is no space.
bool isPlain(char c)
{
    return c > ' ';
}

bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && !isPlain(text.front())) {
        const size_t space = spaceAtFront(text);
        if (space == 0)
            break;
        text.remove_prefix(space);
    }
    while (!text.empty() && !isPlain(text.back())) {
        const size_t space = spaceAtBack(text);
        if (space == 0)
            break;
        text.remove_suffix(space);
    }
    return text;
}

bool isPlainNumber(std::string_view text)
{
    if (!text.empty() && (text.front() == '+' || text.front() == '-'))
        text.remove_prefix(1);
    size_t digits = 0;
    size_t points = 0;
    for (const char c : text) {
        if (isAsciiDigit(c))
            ++digits;
        else if (c == '.')
            ++points;
        else
            return false;
    }
    return digits > 0 && points <= 1;
}

bool needsFormulaGuard(std::string_view cell)
{
    if (cell.empty())
        return false;
    const char first = cell.front();
    const bool isStart = first == '=' || first == '+' || first == '-' || first == '@' || first == '\t';
    return isStart && !isPlainNumber(cell);
}

std::string_view withoutFormulaGuard(std::string_view cell)
{
    if (cell.starts_with('\'') && needsFormulaGuard(cell.substr(1)))
        return cell.substr(1);
    return cell;
}

void appendCsvCell(std::string &out, std::string_view cell, char delimiter)
{
    const bool guarded = needsFormulaGuard(cell);
    const bool isSpecial = std::any_of(cell.begin(), cell.end(),
        [delimiter](char c) { return c == '"' || c == '\r' || c == '\n' || c == '\0' || c == delimiter; });
    if (!isSpecial) {
        if (guarded)
            out.push_back('\'');
        out.append(cell);
        return;
    }
    out.push_back('"');
    if (guarded)
        out.push_back('\'');
    for (const char c : cell) {
        if (c == '\0') {
            out.append("\xEF\xBF\xBD");
            continue;
        }
        if (c == '"')
            out.push_back('"');
        out.push_back(c);
    }
    out.push_back('"');
}

} // namespace qunce
