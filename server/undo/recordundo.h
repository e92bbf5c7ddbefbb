// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "models/domain/closedmonths.h"
#include "models/protocol/importkinds.h"
#include "models/protocol/slotrecord.h"
#include "server/import/factmover.h"
#include "server/import/slotbook.h"
#include "server/undo/undoparts.h"

namespace qunce::server {

/// Takes the records of an import back, field by field, newest change first: a field that is as the import left it becomes
/// what it was. Slots are not written back: who was moved is hung where they hung before, and slots, values, regions and
/// buckets follow as in an import, so that numbers that came since follow, too. New records go if nothing hangs on them
/// (removal.h). One thread.
class RecordUndo
{
public:
    RecordUndo(const UndoParts &parts, ImportKind kind) : m_parts(parts), m_kind(kind) { }
    Result<void> run();

private:
    /// A slot as the import found it, as far as can be told.
    struct FormerSlot {
        Record record;
        bool isNew = false; ///< the import made it
        bool isChanged = false; ///< since the import
    };
    struct FormerPlace {
        std::vector<SlotRecord> slots; ///< those that had days
        bool isChanged = false;
    };

    Result<void> readPlaces();
    Result<void> readSlot(const LoggedChange &change);
    Result<FormerSlot *> formerSlot(const Uuid &id);
    Result<void> gatherPlaces();
    Result<void> takeBackRecord(const LoggedChange &change);
    Result<void> takeBackNew(Kind kind, const LoggedChange &change);
    Result<void> takeBackChange(Kind kind, const LoggedChange &change);
    /// Puts former fields into `record`; the name of one that stays, if any does.
    std::string takeBackFields(Record &record, const Record &before, const Record &after) const;
    bool mayTakeBack(const Record &record, std::string_view field) const;
    void followChange(const Record &before, const Record &after);
    Result<void> takeBackPlaces();
    Result<void> followRegions(const SlotBook &slots);
    Result<void> takeBackDues();
    Result<void> takeBackImported();
    Result<void> takeBackImported(const LoggedChange &change);

    const UndoParts m_parts;
    const ImportKind m_kind;
    std::vector<ClosedMonth> m_closed;
    std::unordered_map<Uuid, FormerSlot> m_slots;
    std::unordered_map<Uuid, FormerPlace> m_places; ///< by subject, of those who were moved
    std::map<Uuid, Kind> m_people; ///< changed ones
    std::unordered_set<Uuid> m_newSubjects;
    std::vector<std::pair<Kind, Uuid>> m_new;
    std::map<Uuid, DueChange> m_dues;
    std::map<Uuid, ClosingChange> m_closings;
};

} // namespace qunce::server
