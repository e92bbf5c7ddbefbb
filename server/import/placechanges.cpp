// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/placechanges.h"

#include "models/protocol/roster.h"
#include "server/import/factmover.h"
#include "server/rules/dependants.h"

namespace qunce::server {

std::vector<Uuid> regionIds(const OrgTree &org)
{
    std::vector<Uuid> ids;
    for (const OrgUnit &unit : org.units()) {
        if (unit.kind == OrgKind::Region)
            ids.push_back(unit.id);
    }
    return ids;
}

Result<void> applyPlaceChanges(WriteTransaction &transaction, SlotBook &slots, const OrgTree &org)
{
    QUNCE_TRY(slots.save(transaction));
    QUNCE_TRY(FactMover(transaction, regionIds(org)).move(slots.moves()));
    for (const auto &[kind, subject] : slots.regionChanges())
        QUNCE_TRY(followPlace(transaction, kind, subject, slots.regionOf(subject)));
    return {};
}

Result<bool> followPlace(WriteTransaction &transaction, SubjectKind kind, const Uuid &subject,
    const Uuid &region, const Uuid &store)
{
    QUNCE_ASSIGN(std::optional<Record> record, transaction.record(recordKindOf(kind), subject));
    if (!record)
        return false;
    const bool isThere = record->reference("region") == region && record->bucket == bucket::peopleOf(region)
        && (store.isNil() || record->reference("store") == store);
    record->put("region", toValue(region));
    if (!store.isNil())
        record->put("store", toValue(store));
    record->bucket = bucket::peopleOf(region);
    QUNCE_TRY(transaction.putRecord(*record));
    // Also where the import has put the record there already: what hangs on it has yet to come.
    QUNCE_TRY(moveDependants(transaction, *record));
    if (kind == SubjectKind::Guide)
        QUNCE_TRY(rebucketByRef(transaction, Kind::Goal, IndexColumn::Ref2, subject, planBucketOf(region)));
    return !isThere;
}

Result<void> rebucketByRef(WriteTransaction &transaction, Kind kind, IndexColumn column, const Uuid &target,
    const std::string &bucket)
{
    std::vector<Record> records;
    QUNCE_TRY(transaction.eachRecordByRef(kind, column, target, [&](const Record &record) -> Result<void> {
        if (record.bucket != bucket)
            records.push_back(record);
        return {};
    }));
    for (Record &record : records) {
        record.bucket = bucket;
        QUNCE_TRY(transaction.putRecord(record));
        QUNCE_TRY(moveDependants(transaction, record));
    }
    return {};
}

std::string planBucketOf(const std::vector<std::string> &regions)
{
    const std::optional<Uuid> only = regions.size() == 1 ? Uuid::parse(regions.front()) : std::nullopt;
    return only ? bucket::planOf(*only) : bucket::planHq();
}

std::string planBucketOf(const Uuid &region)
{
    return region.isNil() ? bucket::planHq() : bucket::planOf(region);
}

} // namespace qunce::server
