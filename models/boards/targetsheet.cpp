// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/targetsheet.h"

#include <algorithm>
#include <utility>

#include "models/domain/campaignmath.h"
#include "models/domain/goalsplit.h"
#include "models/protocol/bucketnames.h"

namespace qunce {

int TargetSheet::indexOf(const Uuid &id) const
{
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&id](const TargetRow &row) { return row.id == id; });
    return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

std::vector<int> TargetSheet::childrenOf(int row) const
{
    std::vector<int> children;
    for (size_t i = static_cast<size_t>(row + 1); i < rows.size(); ++i) {
        if (row >= 0 && rows[i].depth <= at(row).depth)
            break;
        if (rows[i].parent == row)
            children.push_back(static_cast<int>(i));
    }
    return children;
}

void sumUp(TargetSheet &sheet)
{
    for (TargetRow &row : sheet.rows) {
        row.children = row.withTarget = 0;
        row.below = row.handedBack = 0;
    }
    for (int i = 0; i < static_cast<int>(sheet.rows.size()); ++i) {
        const TargetRow &row = sheet.at(i);
        if (row.parent < 0)
            continue;
        TargetRow &above = sheet.at(row.parent);
        ++above.children;
        if (!row.value)
            continue;
        const int64_t counted = *countedTarget(sheet, i);
        ++above.withTarget;
        above.below += counted;
        above.handedBack += *row.value - counted;
    }
}

std::optional<int64_t> countedTarget(const TargetSheet &sheet, int row)
{
    const TargetRow &of = sheet.at(row);
    return of.value && of.leftOn ? leaverGoal(*of.value, sheet.query.period, *of.leftOn).kept : of.value;
}

std::optional<int64_t> targetDifference(const TargetSheet &sheet, int row)
{
    const TargetRow &of = sheet.at(row);
    return of.value && of.children > 0 ? std::optional(*of.value - of.below) : std::nullopt;
}

std::optional<Fraction> targetShare(const TargetSheet &sheet, int row)
{
    const TargetRow &of = sheet.at(row);
    if (!of.value || of.parent < 0)
        return std::nullopt;
    const TargetRow &above = sheet.at(of.parent);
    const int64_t whole = above.value.value_or(above.below);
    return whole > 0 ? std::optional(Fraction {*of.value, whole}) : std::nullopt;
}

std::optional<Fraction> targetAttainment(const TargetSheet &sheet, int row)
{
    const TargetRow &of = sheet.at(row);
    if (of.mayHaveTarget())
        return of.value && *of.value > 0 && of.done ? std::optional(Fraction {*of.done, *of.value})
                                                    : std::nullopt;
    Fraction sum {0, 0};
    for (const int child : sheet.childrenOf(row)) {
        const TargetRow &below = sheet.at(child);
        if (!below.value || !below.done)
            continue;
        sum.numerator += *below.done;
        sum.denominator += *below.value;
    }
    return sum.denominator > 0 ? std::optional(sum) : std::nullopt;
}

std::optional<Fraction> targetGap(const TargetSheet &sheet, int row)
{
    const std::optional<Fraction> rate = targetAttainment(sheet, row);
    return rate ? std::optional(differenceOf(*rate, sheet.timeProgress)) : std::nullopt;
}

Record targetRecord(const TargetSheet &sheet, int row)
{
    const TargetRow &of = sheet.at(row);
    Record record;
    record.kind = Kind::Goal;
    record.id = of.goal;
    record.bucket = of.region.isNil() ? bucket::planHq() : bucket::planOf(of.region);
    record.put("from_day", toValue(std::optional<Day>(sheet.query.period.from)));
    record.put("to_day", toValue(std::optional<Day>(sheet.query.period.to)));
    record.put("metric", toValue(std::string(info(sheet.query.metric).name)));
    record.put(of.level == TargetLevel::Guide ? "guide" : "org", toValue(of.id));
    if (of.value)
        record.put("value", *of.value);
    return record;
}

} // namespace qunce
