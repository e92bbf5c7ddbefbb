// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/exportmaker.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "models/protocol/boardtables.h"
#include "models/protocol/closednotes.h"
#include "models/protocol/monthclose.h"
#include "models/protocol/recordtables.h"
#include "models/protocol/roster.h"

namespace qunce {

namespace {

void addNeeded(const Measure &measure, BrandParts &parts)
{
    parts.tasks = parts.tasks || measure.isOfAssignments();
    parts.goals = parts.goals || measure.isAgainstGoals();
    parts.groups = parts.groups || measure.subject() == SubjectKind::Group;
    parts.kocs = parts.kocs || measure.subject() == SubjectKind::Koc;
}

/// Guides are always there: people in post are counted of them.
BrandParts partsOf(const LeaderboardQuery &query)
{
    BrandParts parts = BrandParts::slotsOf(SubjectKind::Guide);
    parts.groups = query.level == Level::Group;
    parts.kocs = query.level == Level::Koc;
    addNeeded(query.measure, parts);
    for (const Measure &measure : query.tie)
        addNeeded(measure, parts);
    return parts;
}

Result<ExportTable> boardTable(ExportSource &source, const LeaderboardQuery &query)
{
    QUNCE_ASSIGN(const Brand brand, source.brand(partsOf(query)));
    const std::unique_ptr<FactSource> facts = source.facts(brand);
    QUNCE_ASSIGN(const Leaderboard board, rankSubjects(brand, *facts, query));
    return leaderboardTable(board);
}

Result<ExportTable> completionRows(ExportSource &source, const CompletionQuery &query)
{
    BrandParts parts = BrandParts::slotsOf(SubjectKind::Guide);
    parts.tasks = true;
    QUNCE_ASSIGN(const Brand brand, source.brand(parts));
    const std::unique_ptr<FactSource> facts = source.facts(brand);
    QUNCE_ASSIGN(const std::vector<CompletionRow> rows, completion(brand, *facts, query));
    return completionTable(rows);
}

/// Codes of the records that others refer to; names for campaigns, which have no code of a file.
class Codes
{
public:
    Result<void> load(ExportSource &source, Kind kind)
    {
        return source.eachRecord(kind, [&](const Record &record) -> Result<void> {
            m_codes.emplace(record.id, record.text(kind == Kind::Campaign ? "name" : "code"));
            return {};
        });
    }
    CodeOf function() const
    {
        return [this](const Uuid &id) {
            const auto found = m_codes.find(id);
            return found == m_codes.end() ? std::string() : found->second;
        };
    }

private:
    std::unordered_map<Uuid, std::string> m_codes;
};

std::vector<Kind> referredKinds(Kind kind)
{
    switch (kind) {
    case Kind::Guide:
        return {Kind::Org};
    case Kind::Group:
        return {Kind::Org, Kind::Guide, Kind::Group};
    case Kind::Koc:
        return {Kind::Org, Kind::Guide};
    default:
        return {Kind::Org, Kind::Campaign, Kind::Content};
    }
}

Result<ExportTable> calendarRows(ExportSource &source, Period period, const CodeOf &codeOf)
{
    std::vector<Record> records;
    QUNCE_TRY(source.eachRecord(Kind::Entry, [&](const Record &record) -> Result<void> {
        records.push_back(record);
        return {};
    }));
    return calendarTable(records, period, codeOf);
}

Result<ExportTable> rosterRows(ExportSource &source, Kind kind, Day day, const CodeOf &codeOf)
{
    const SubjectKind subject = subjectOf(kind).value_or(SubjectKind::Guide);
    std::vector<Record> records;
    QUNCE_ASSIGN(const Brand brand, source.brand(BrandParts::slotsOf(subject)));
    const Roster roster(brand, subject, day);
    QUNCE_TRY(source.eachRecord(kind, [&](const Record &record) -> Result<void> {
        if (std::optional<Record> shown = roster.shown(record))
            records.push_back(std::move(*shown));
        return {};
    }));
    return rosterTable(kind, records, codeOf);
}

Kind recordKind(ExportView view)
{
    switch (view) {
    case ExportView::RosterGuides:
        return Kind::Guide;
    case ExportView::RosterGroups:
        return Kind::Group;
    case ExportView::RosterKoc:
        return Kind::Koc;
    default:
        return Kind::Entry;
    }
}

Result<ExportTable> recordTable(ExportSource &source, const ExportRequest &request)
{
    const Kind kind = recordKind(request.view);
    Codes codes;
    for (const Kind referred : referredKinds(kind))
        QUNCE_TRY(codes.load(source, referred));
    return kind == Kind::Entry ? calendarRows(source, request.period, codes.function())
                               : rosterRows(source, kind, request.asOf.day(), codes.function());
}

OrgIndex underOf(const ExportRequest &request)
{
    return request.view == ExportView::Leaderboard ? request.leaderboard.under
        : request.view == ExportView::Completion   ? request.completion.under
                                                   : request.under;
}

Result<bool> hasClosedMonth(ExportSource &source, Period period)
{
    bool has = false;
    QUNCE_TRY(source.eachRecord(Kind::MonthClose, [&](const Record &record) -> Result<void> {
        const std::optional<ClosedMonth> month = closedMonthFrom(record);
        has = has || (month && month->days.from <= period.to && period.from <= month->days.to);
        return {};
    }));
    return has;
}

/// What closed months say to a table of numbers of their days; for the view of adjustments its rows, too.
Result<void> addClosed(ExportSource &source, const ExportRequest &request, ExportTable &table)
{
    const bool isOfNumbers = request.view == ExportView::Leaderboard || request.view == ExportView::Completion
        || request.view == ExportView::Adjustments;
    if (!isOfNumbers)
        return {};
    QUNCE_ASSIGN(const bool has, hasClosedMonth(source, request.period));
    if (!has && request.view != ExportView::Adjustments)
        return {};
    BrandParts parts;
    parts.goals = false;
    QUNCE_ASSIGN(const Brand brand, source.brand(parts));
    const std::unique_ptr<FactSource> facts = source.facts(brand);
    QUNCE_ASSIGN(const std::vector<Adjustment> adjustments,
        adjustmentsIn(brand, *facts, request.period, underOf(request)));
    if (request.view == ExportView::Adjustments)
        table = adjustmentsTable(brand, adjustments);
    std::map<Uuid, std::string> people;
    QUNCE_TRY(source.eachRecord(Kind::Card, [&people](const Record &record) -> Result<void> {
        people.emplace(record.id, record.text("display_name"));
        return {};
    }));
    table.closed = closedNotes(brand, request.period, adjustments, people);
    return {};
}

Result<ExportTable> tableOf(ExportSource &source, const ExportRequest &request)
{
    if (request.view == ExportView::Leaderboard)
        return boardTable(source, request.leaderboard);
    if (request.view == ExportView::Completion)
        return completionRows(source, request.completion);
    if (request.view == ExportView::Adjustments)
        return ExportTable(); // addClosed()
    return recordTable(source, request);
}

} // namespace

std::string scopeText(bool wholeBrand, std::span<const Uuid> regions, const OrgTree &org)
{
    if (wholeBrand)
        return "all";
    std::vector<std::string> codes;
    for (const Uuid &region : regions) {
        const std::optional<OrgIndex> unit = org.byId(region);
        if (unit)
            codes.push_back(org.at(*unit).code);
    }
    std::sort(codes.begin(), codes.end());
    std::string text;
    for (const std::string &code : codes)
        text += (text.empty() ? "" : ",") + code;
    return text;
}

Result<Export> makeExport(ExportSource &source, const ExportArguments &arguments, Instant now)
{
    QUNCE_ASSIGN(ExportRequest request, parseExportRequest(arguments, now));
    if (request.view == ExportView::Leaderboard)
        source.expect(factsNeeded(request.leaderboard));
    QUNCE_ASSIGN(const OrgTree *org, source.organisation());
    QUNCE_TRY(resolveUnder(arguments, *org, request));
    const std::string scope = source.scope(*org);
    QUNCE_ASSIGN(ExportTable table, tableOf(source, request));
    QUNCE_TRY(addClosed(source, request, table));
    table.view = viewName(request.view);
    table.filters = request.filters;
    table.scope = scope;
    table.asOf = request.asOf;
    return Export {std::move(request), std::move(table)};
}

std::string contentOf(const Export &made)
{
    return made.request.format == ExportFormat::Json ? toJson(made.table)
                                                     : toCsv(made.table, made.request.headerNote);
}

} // namespace qunce
