// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/dueplaces.h"

#include <vector>

#include "models/protocol/slotrecord.h"
#include "server/import/placechanges.h"

namespace qunce::server {

namespace {

constexpr char kPlacesDay[] = "places_day";

} // namespace

Result<std::optional<Day>> placesDay(ReadTransaction &transaction)
{
    QUNCE_ASSIGN(const std::string text, transaction.setting(kPlacesDay));
    return Day::parse(text);
}

Result<uint64_t> applyDuePlaces(WriteTransaction &transaction, Day today)
{
    QUNCE_ASSIGN(const std::optional<Day> doneUntil, placesDay(transaction));
    std::vector<SlotRecord> due;
    QUNCE_TRY(transaction.eachRecord(Kind::Slot, [&](const Record &record) -> Result<void> {
        const std::optional<SlotRecord> slot = slotFromRecord(record);
        const bool isPresent = slot && slot->slot.from <= today && today < slot->slot.until;
        // What somebody has had since ever was never planned.
        const bool hasBegun =
            isPresent && slot->slot.from > Slot::kFirstDay && (!doneUntil || slot->slot.from > *doneUntil);
        if (hasBegun)
            due.push_back(*slot);
        return {};
    }));
    uint64_t moved = 0;
    for (const SlotRecord &slot : due) {
        const Uuid store = slot.kind == SubjectKind::Guide ? slot.store : Uuid {};
        QUNCE_ASSIGN(
            const bool hasMoved, followPlace(transaction, slot.kind, slot.slot.subject, slot.region, store));
        moved += hasMoved ? 1 : 0;
    }
    QUNCE_TRY(transaction.putSetting(kPlacesDay, today.toString()));
    return moved;
}

} // namespace qunce::server
