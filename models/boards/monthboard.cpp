// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/monthboard.h"

#include <algorithm>
#include <map>

#include "models/boards/boardparts.h"

namespace qunce {

namespace {

std::vector<MonthLine> monthsOf(Period period, Day today)
{
    std::vector<MonthLine> months;
    for (Day first = firstOfMonth(period.from); first <= period.to && months.size() < kMostMonths;
         first = addMonths(first, 1)) {
        MonthLine &month = months.emplace_back();
        month.days = {first, lastOfMonth(first)};
        month.isOver = month.days.to < today;
    }
    return months;
}

Result<void> addRecords(BoardContext &context, std::vector<MonthLine> &months)
{
    std::map<Uuid, std::string> people;
    QUNCE_TRY(context.snapshot.eachRecord(Kind::Card, [&people](const Record &card) -> Result<void> {
        people.emplace(card.id, card.text("display_name"));
        return {};
    }));
    const auto nameOf = [&people](const Uuid &user) {
        const auto found = people.find(user);
        return found == people.end() ? std::string() : found->second;
    };
    return context.snapshot.eachRecord(Kind::MonthClose, [&](const Record &record) -> Result<void> {
        const auto line = std::find_if(months.begin(), months.end(),
            [&record](const MonthLine &month) { return monthName(month.days.from) == record.text("month"); });
        if (line == months.end())
            return {};
        line->record = record.id;
        line->state = monthStateOf(record);
        line->version = record.integer("version").value_or(0);
        const bool isClosed = line->state == MonthState::Closed;
        line->at = record.instant(isClosed ? "closed_at" : "closes_at");
        line->by = nameOf(record.reference(isClosed ? "closed_by" : "asked_by"));
        return {};
    });
}

LateNumber lateNumber(const Brand &brand, const Adjustment &one)
{
    LateNumber late;
    late.day = one.day;
    late.task = one.task ? one.task->title : std::string();
    late.code = one.slot->code;
    late.name = one.slot->name;
    const OrgIndex place = one.slot->store != kHq ? one.slot->store : brand.regions[one.region].region;
    late.place = brand.org.at(place).name;
    late.metric = one.metric;
    late.frozen = one.frozen;
    late.now = one.now;
    return late;
}

} // namespace

bool MonthBoard::hasClosed() const
{
    return std::any_of(months.begin(), months.end(),
        [](const MonthLine &month) { return month.state == MonthState::Closed; });
}

Result<MonthBoard> readMonths(BoardContext &context, const BoardQuery &query)
{
    MonthBoard board;
    board.period = query.period;
    board.months = monthsOf(query.period, context.now.day());
    QUNCE_TRY(addRecords(context, board.months));
    if (!board.hasClosed())
        return board;
    BrandParts parts;
    parts.goals = false;
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand, context.brand(parts));
    QUNCE_ASSIGN(const OrgIndex under, unitOf(*brand, query.unit));
    QUNCE_TRY(goOn(context));
    const CacheFacts facts = context.factsOf(*brand);
    QUNCE_ASSIGN(
        const std::vector<Adjustment> adjustments, adjustmentsIn(*brand, facts, query.period, under));
    for (const Adjustment &one : adjustments) {
        board.late.push_back(lateNumber(*brand, one));
        for (MonthLine &month : board.months)
            month.adjustments += month.days.contains(one.day) ? 1 : 0;
    }
    return board;
}

} // namespace qunce
