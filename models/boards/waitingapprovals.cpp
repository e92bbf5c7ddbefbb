// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/waitingapprovals.h"

#include "models/boards/boardparts.h"
#include "models/boards/saidvalue.h"

namespace qunce {

Result<WaitingApprovals> readWaitingApprovals(BoardContext &context)
{
    WaitingApprovals waiting;
    const std::optional<Actor> actor = actorOf(context.user);
    if (!actor)
        return waiting;
    QUNCE_ASSIGN(waiting.desk, readApprovalDesk(context));
    QUNCE_ASSIGN(waiting.people, readKnownPeople(context));
    std::erase_if(waiting.people, [&](const KnownPerson &person) { return person.id == context.user.id; });
    std::vector<Uuid> submitted;
    QUNCE_TRY(
        context.snapshot.eachRow({Kind::Entry, {"status"}, {}, {}}, [&](const RowView &row) -> Result<void> {
            if (row.text(0) == "submitted")
                submitted.push_back(row.id());
            return {};
        }));
    QUNCE_ASSIGN(std::vector<CalendarEntry> entries, readEntries(context, submitted));
    Sayer sayer(context.snapshot, context.user);
    for (CalendarEntry &entry : entries) {
        QUNCE_TRY(goOn(context));
        QUNCE_ASSIGN(std::optional<Record> record, context.snapshot.record(Kind::Entry, entry.id));
        if (!record)
            continue;
        giveBucket(*record);
        const ApprovalChance chance = chanceOf(*record, *actor, waiting.desk, context.now);
        if (chance.refusal)
            continue;
        waiting.entries.push_back({std::move(entry), sayer.person(record->reference("submitted_by")),
            record->instant("submitted_at"), chance.turn,
            chance.actingFor.isNil() ? std::string() : sayer.person(chance.actingFor)});
    }
    return waiting;
}

} // namespace qunce
