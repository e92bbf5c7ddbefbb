// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/entrytargets.h"

#include <algorithm>
#include <tuple>

#include "models/boards/boardparts.h"
#include "models/boards/orgchoices.h"
#include "models/items/textsearch.h"

namespace qunce {

namespace {

using Lines = std::vector<EntryTargetLine>;

bool isEarlier(const EntryTargetLine &a, const EntryTargetLine &b)
{
    return std::tie(a.isExcluded, a.code, a.name) < std::tie(b.isExcluded, b.code, b.name);
}

/// Name and code of one whose records have both.
Result<void> nameIt(ReadSnapshot &snapshot, EntryTargetLine &line)
{
    line.name = line.target.toString();
    QUNCE_ASSIGN(const std::optional<Record> found, snapshot.record(line.kind, line.target));
    if (!found)
        return {};
    line.name = found->text(line.kind == Kind::Koc ? "nickname" : "name");
    line.code = found->text("code");
    return {};
}

/// Of a kind with code, name and status, without those that are over.
Result<void> findIn(
    ReadSnapshot &snapshot, const TextSearch &search, Kind kind, const char *over, Lines &found)
{
    Lines lines;
    QUNCE_TRY(
        snapshot.eachRow({kind, {"code", "name", "status"}, {}, {}}, [&](const RowView &row) -> Result<void> {
            const std::string code(row.text(0));
            const std::string name(row.text(1));
            if (row.text(2) != over && search.matches(name + " " + code))
                lines.push_back({{}, kind, row.id(), false, name, code});
            return {};
        }));
    std::sort(lines.begin(), lines.end(), isEarlier);
    found.insert(found.end(), lines.begin(), lines.end());
    return {};
}

/// Those that groups or guides may carry: nothing is sent to a KOC.
Result<void> findTags(ReadSnapshot &snapshot, const TextSearch &search, Lines &found)
{
    Lines lines;
    QUNCE_TRY(snapshot.eachRow(
        {Kind::Tag, {"name", "subject_kind"}, {}, {}}, [&](const RowView &row) -> Result<void> {
            const std::string name(row.text(0));
            if (row.text(1) != "koc" && search.matches(name))
                lines.push_back({{}, Kind::Tag, row.id(), false, name, {}});
            return {};
        }));
    std::sort(lines.begin(), lines.end(), isEarlier);
    found.insert(found.end(), lines.begin(), lines.end());
    return {};
}

} // namespace

Result<Lines> readEntryTargets(BoardContext &context, const Uuid &entry)
{
    Lines lines;
    QUNCE_TRY(context.snapshot.eachRecordWhere(
        Kind::EntryTarget, "entry", toValue(entry), [&](const Record &record) -> Result<void> {
            const std::optional<Kind> kind = kindNamed(record.text("target_kind"));
            if (kind)
                lines.push_back(
                    {record.id, *kind, record.reference("target"), record.text("mode") == "exclude", {}, {}});
            return {};
        }));
    for (EntryTargetLine &line : lines)
        QUNCE_TRY(nameIt(context.snapshot, line));
    std::sort(lines.begin(), lines.end(), isEarlier);
    return lines;
}

Result<Lines> findEntryTargets(BoardContext &context, const std::string &typed, size_t limit)
{
    const TextSearch search(typed);
    Lines found;
    if (search.isEmpty())
        return found;
    QUNCE_ASSIGN(const OrgChoices org, readOrgChoices(context));
    for (int i = 0; i < static_cast<int>(org.units.size()); ++i) {
        const OrgChoice &unit = org.units[static_cast<size_t>(i)];
        if (search.matches(unit.name + " " + unit.code))
            found.push_back({{}, Kind::Org, unit.id, false, org.pathOf(i), unit.code});
    }
    std::sort(found.begin(), found.end(), isEarlier);
    QUNCE_TRY(findTags(context.snapshot, search, found));
    QUNCE_TRY(goOn(context));
    QUNCE_TRY(findIn(context.snapshot, search, Kind::Group, "closed", found));
    QUNCE_TRY(goOn(context));
    QUNCE_TRY(findIn(context.snapshot, search, Kind::Guide, "left", found));
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

} // namespace qunce
