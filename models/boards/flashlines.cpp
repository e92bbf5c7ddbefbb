// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/flashlines.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace qunce {

namespace {

constexpr size_t kLateWindow = 48; ///< hours
constexpr size_t kStepOfDay = 24;

FlashPoint pointAfter(const std::vector<FlashLine> &lines, const FlashRow &row, size_t hours)
{
    FlashPoint point;
    for (const size_t index : row.lines) {
        const std::vector<FlashHour> &known = lines[index].hours;
        if (known.size() < hours)
            continue;
        ++point.groups;
        point.members += known[hours - 1].members;
        point.orders += known[hours - 1].orders;
    }
    return point;
}

const std::string &nameBy(const FlashLine &line, FlashBy by)
{
    return by == FlashBy::Batch ? line.batch : by == FlashBy::Band ? line.band : line.name;
}

} // namespace

std::vector<FlashHour> hoursSinceBegin(
    const std::vector<uint64_t> &joins, const std::vector<uint64_t> &orders, size_t before)
{
    std::vector<FlashHour> hours = flashCurve(joins, orders).hours;
    hours.erase(hours.begin(), hours.begin() + static_cast<std::ptrdiff_t>(std::min(before, hours.size())));
    return hours;
}

uint64_t lateOrdersOf(const std::vector<FlashHour> &hours)
{
    if (hours.empty())
        return 0;
    const uint64_t earlier = hours.size() > kLateWindow ? hours[hours.size() - 1 - kLateWindow].orders : 0;
    return hours.back().orders - earlier;
}

std::vector<FlashRow> flashRows(const std::vector<FlashLine> &lines, FlashBy by, FlashStep step)
{
    std::map<std::string, FlashRow> byName;
    for (size_t i = 0; i < lines.size(); ++i) {
        const std::string &name = nameBy(lines[i], by);
        FlashRow &row = byName[by == FlashBy::Group ? lines[i].code : name];
        row.name = name;
        row.begins = row.lines.empty() ? lines[i].begins : std::max(row.begins, lines[i].begins);
        row.lines.push_back(i);
    }
    std::vector<FlashRow> rows;
    for (auto &[key, row] : byName) {
        size_t longest = 0;
        for (const size_t index : row.lines) {
            const FlashLine &line = lines[index];
            longest = std::max(longest, line.hours.size());
            row.total.groups += 1;
            row.total.members += line.members();
            row.total.orders += line.orders();
        }
        const size_t each = step == FlashStep::Day ? kStepOfDay : 1;
        for (size_t hours = each; hours <= longest; hours += each)
            row.points.push_back(pointAfter(lines, row, hours));
        rows.push_back(std::move(row));
    }
    if (by != FlashBy::Band)
        std::stable_sort(rows.begin(), rows.end(), [](const FlashRow &a, const FlashRow &b) {
            return a.begins > b.begins; // and by name or code, as they were
        });
    return rows;
}

} // namespace qunce
