// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/rosterloader.h"

#include <unordered_map>

#include "models/protocol/recordtables.h"
#include "models/protocol/roster.h"

namespace qunce {

namespace {

std::string unitName(const Brand &brand, const Uuid &id)
{
    const std::optional<OrgIndex> unit = brand.org.byId(id);
    return unit && *unit != kHq ? brand.org.at(*unit).name : std::string();
}

std::optional<int64_t> number(const RowView &row, size_t place)
{
    return row.isNull(place) ? std::nullopt : std::optional(row.integer(place));
}

/// Names of guides, for those that hang on them.
Result<std::unordered_map<Uuid, std::string>> guideNames(ReadSnapshot &snapshot)
{
    std::unordered_map<Uuid, std::string> names;
    QUNCE_TRY(snapshot.eachRow({Kind::Guide, {"name"}, {}, {}}, [&names](const RowView &row) -> Result<void> {
        names.emplace(row.id(), row.text(0));
        return {};
    }));
    return names;
}

std::string nameOf(const std::unordered_map<Uuid, std::string> &names, const Uuid &id)
{
    const auto found = names.find(id);
    return found == names.end() ? std::string() : found->second;
}

/// Reads the rows of a kind that are listed. `fields` begins with region; make(view, row) fills all but id and region.
template <typename Row, typename Make>
Result<RosterRows<Row>> loadRows(
    ReadSnapshot &snapshot, const Roster &roster, Kind kind, std::vector<std::string> fields, Make &&make)
{
    RosterRows<Row> rows;
    QUNCE_TRY(snapshot.eachRow({kind, std::move(fields), {}, {}}, [&](const RowView &view) -> Result<void> {
        const Roster::Place place = roster.placeOf(view.id());
        if (!place.listed)
            return {};
        Row row;
        row.id = view.id();
        row.region = place.known ? place.region : view.reference(0);
        make(view, place, row);
        rows.push_back(std::make_shared<const Row>(std::move(row)));
        return {};
    }));
    std::sort(
        rows.begin(), rows.end(), [](const auto &left, const auto &right) { return left->id < right->id; });
    return rows;
}

} // namespace

Result<RosterRows<GuideRosterRow>> loadGuideRows(ReadSnapshot &snapshot, const Brand &brand, Day day)
{
    return loadRows<GuideRosterRow>(snapshot, Roster(brand, SubjectKind::Guide, day), Kind::Guide,
        {"region", "store", "code", "name", "role", "phone", "status", "joined_on", "left_on"},
        [&brand](const RowView &view, const Roster::Place &place, GuideRosterRow &row) {
            row.regionName = unitName(brand, row.region);
            row.storeName = unitName(brand, place.known ? place.store : view.reference(1));
            row.code = view.text(2);
            row.name = view.text(3);
            row.role = view.text(4);
            row.phone = masked(view.text(5));
            row.status = view.text(6);
            row.joinedOn = view.day(7);
            row.leftOn = view.day(8);
            row.search = folded(row.code + "\n" + row.name + "\n" + row.storeName);
        });
}

Result<RosterRows<GroupRosterRow>> loadGroupRows(ReadSnapshot &snapshot, const Brand &brand, Day day)
{
    QUNCE_ASSIGN(const auto names, guideNames(snapshot));
    return loadRows<GroupRosterRow>(snapshot, Roster(brand, SubjectKind::Group, day), Kind::Group,
        {"region", "owner", "code", "name", "kind", "members", "capacity", "starts_on", "closes_on",
            "status"},
        [&](const RowView &view, const Roster::Place &, GroupRosterRow &row) {
            row.regionName = unitName(brand, row.region);
            row.ownerName = nameOf(names, view.reference(1));
            row.code = view.text(2);
            row.name = view.text(3);
            row.kind = view.text(4);
            row.members = number(view, 5);
            row.capacity = number(view, 6);
            row.startsOn = view.day(7);
            row.closesOn = view.day(8);
            row.status = view.text(9);
            row.search = folded(row.code + "\n" + row.name + "\n" + row.ownerName);
        });
}

Result<RosterRows<KocRosterRow>> loadKocRows(ReadSnapshot &snapshot, const Brand &brand, Day day)
{
    QUNCE_ASSIGN(const auto names, guideNames(snapshot));
    return loadRows<KocRosterRow>(snapshot, Roster(brand, SubjectKind::Koc, day), Kind::Koc,
        {"region", "guide", "code", "nickname", "tier", "joined_on", "fans", "points"},
        [&](const RowView &view, const Roster::Place &, KocRosterRow &row) {
            row.regionName = unitName(brand, row.region);
            row.guideName = nameOf(names, view.reference(1));
            row.code = view.text(2);
            row.nickname = view.text(3);
            row.status = view.text(4);
            row.joinedOn = view.day(5);
            row.fans = number(view, 6);
            row.points = number(view, 7);
            row.search = folded(row.code + "\n" + row.nickname + "\n" + row.guideName);
        });
}

} // namespace qunce
