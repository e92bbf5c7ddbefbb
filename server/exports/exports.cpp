// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/exports/exports.h"

#include <unordered_map>
#include <algorithm>

#include "models/protocol/boardtables.h"
#include "models/protocol/recordtables.h"
#include "server/storage/brandloader.h"
#include "server/storage/storagefacts.h"

namespace qunce::server {

namespace {

std::string scopeText(const Scope &scope, const OrgTree &org)
{
    if (scope.isWholeBrand())
        return "all";
    std::vector<std::string> codes;
    for (const Uuid &region : scope.regions()) {
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

bool needsKocs(const LeaderboardQuery &query)
{
    const auto isOfKocs = [](const Measure &measure) {
        return info(measure.metric).kind == FactKind::KocDay;
    };
    return query.level == Level::Koc || isOfKocs(query.measure)
        || std::any_of(query.tie.begin(), query.tie.end(), isOfKocs);
}

Result<ExportTable> measuredTable(
    ReadTransaction &transaction, const Scope &scope, const ExportRequest &request)
{
    const bool isBoard = request.view == ExportView::Leaderboard;
    QUNCE_ASSIGN(const Brand brand,
        loadBrand(transaction, scope.filter(), {isBoard && needsKocs(request.leaderboard)}));
    const StorageFacts facts(transaction, brand);
    if (isBoard) {
        QUNCE_ASSIGN(const Leaderboard board, rankSubjects(brand, facts, request.leaderboard));
        return leaderboardTable(board);
    }
    QUNCE_ASSIGN(const std::vector<CompletionRow> rows, completion(brand, facts, request.completion));
    return completionTable(rows);
}

/// Codes of the records that others refer to; names for campaigns, which have no code of a file.
class Codes
{
public:
    Codes(ReadTransaction &transaction, const Scope &scope) : m_transaction(transaction), m_scope(scope) { }

    Result<void> load(Kind kind)
    {
        return m_transaction.eachRecord(kind, [&](const Record &record) -> Result<void> {
            if (m_scope.mayRead(record.bucket))
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
    ReadTransaction &m_transaction;
    const Scope &m_scope;
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
    case Kind::Entry:
        return {Kind::Org, Kind::Campaign, Kind::Content};
    default:
        return {};
    }
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
    case ExportView::Calendar:
    case ExportView::Leaderboard:
    case ExportView::Completion:
        break;
    }
    return Kind::Entry;
}

/// Where the subjects of a kind are on the day, by their slots: a record moves to its new region as soon as a move is
/// known, even one in the future, but its roster is that of its present slot (data.md, "Exports").
struct Present {
    Uuid region;
    Uuid store;
};
Result<std::unordered_map<Uuid, Present>> presentPlaces(ReadTransaction &transaction, Kind kind, Day day)
{
    const SubjectKind subject = kind == Kind::Guide ? SubjectKind::Guide
        : kind == Kind::Group                       ? SubjectKind::Group
                                                    : SubjectKind::Koc;
    std::unordered_map<Uuid, Present> places;
    QUNCE_ASSIGN(const Brand brand,
        loadBrand(transaction, Scope::everything().filter(), {subject == SubjectKind::Koc}));
    const auto idOf = [&brand](OrgIndex unit) { return unit == kHq ? Uuid {} : brand.org.at(unit).id; };
    for (const RegionSlots &region : brand.regions) {
        for (const Slot &slot : region.of(subject)) {
            if (slot.validOn(day))
                places[slot.subject] = {idOf(region.region), idOf(slot.store)};
        }
    }
    return places;
}

/// The record as it is on the day, or nothing if it is in nobody's roster of the scope.
std::optional<Record> inRoster(
    const Record &record, const Scope &scope, const std::unordered_map<Uuid, Present> &places)
{
    const auto place = places.find(record.id);
    if (place == places.end())
        return scope.mayRead(record.bucket) ? std::optional(record) : std::nullopt;
    if (!scope.mayReadRegion(place->second.region))
        return std::nullopt;
    Record shown = record;
    shown.put("region", toValue(place->second.region));
    if (record.kind == Kind::Guide)
        shown.put("store", toValue(place->second.store));
    return shown;
}

Result<ExportTable> recordTable(
    ReadTransaction &transaction, const Scope &scope, const ExportRequest &request)
{
    const Kind kind = recordKind(request.view);
    Codes codes(transaction, scope);
    for (const Kind referred : referredKinds(kind))
        QUNCE_TRY(codes.load(referred));
    std::vector<Record> records;
    if (kind == Kind::Entry) {
        QUNCE_TRY(transaction.eachRecord(kind, [&](const Record &record) -> Result<void> {
            if (scope.mayRead(record.bucket))
                records.push_back(record);
            return {};
        }));
    } else {
        QUNCE_ASSIGN(const auto places, presentPlaces(transaction, kind, request.asOf.day()));
        QUNCE_TRY(transaction.eachRecord(kind, [&](const Record &record) -> Result<void> {
            if (std::optional<Record> shown = inRoster(record, scope, places))
                records.push_back(std::move(*shown));
            return {};
        }));
    }
    return kind == Kind::Entry ? calendarTable(records, request.period, codes.function())
                               : rosterTable(kind, records, codes.function());
}

} // namespace

Result<Export> makeExport(
    ReadTransaction &transaction, const Scope &scope, const ExportArguments &arguments, Instant now)
{
    QUNCE_ASSIGN(const OrgTree org, loadOrganisation(transaction));
    QUNCE_ASSIGN(ExportRequest request, parseExportRequest(arguments, org, now));
    const bool isMeasured = request.view == ExportView::Leaderboard || request.view == ExportView::Completion;
    QUNCE_ASSIGN(ExportTable table,
        isMeasured ? measuredTable(transaction, scope, request) : recordTable(transaction, scope, request));
    table.view = viewName(request.view);
    table.filters = request.filters;
    table.scope = scopeText(scope, org);
    table.asOf = request.asOf;
    return Export {std::move(request), std::move(table)};
}

} // namespace qunce::server
