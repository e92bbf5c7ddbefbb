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

Result<ExportTable> recordTable(
    ReadTransaction &transaction, const Scope &scope, const ExportRequest &request)
{
    const Kind kind = recordKind(request.view);
    Codes codes(transaction, scope);
    for (const Kind referred : referredKinds(kind))
        QUNCE_TRY(codes.load(referred));
    std::vector<Record> records;
    QUNCE_TRY(transaction.eachRecord(kind, [&](const Record &record) -> Result<void> {
        if (scope.mayRead(record.bucket))
            records.push_back(record);
        return {};
    }));
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
