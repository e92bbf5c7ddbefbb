// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "models/base/idmap.h"
#include "models/base/day.h"
#include "models/domain/brand.h"
#include "models/protocol/record.h"

namespace qunce {

/// Who is in the roster of a scope on a day (data.md, "Exports"): of the records that the scope holds, those whose slot
/// of that day is in the scope too, shown where that slot is; a record without any slot in the scope stands as it is.
/// A record can be ahead of its slots (a move that is known before its day), so neither alone decides. Server and
/// console both ask here, each with the slots and records it holds, and so agree. Value; any thread.
class Roster
{
public:
    /// `brand` holds the scope's slots of `kind`. Days before the first data day count as that day.
    Roster(const Brand &brand, SubjectKind kind, Day day);

    struct Place {
        bool listed = true;
        bool known = false; ///< the subject has slots in the scope, and region and store are those of the day
        Uuid region;
        Uuid store; ///< nil if the subject hangs on a region directly
    };
    Place placeOf(const Uuid &subject) const;
    /// The same of one subject, where no others are asked for.
    static Place placeOf(const Brand &brand, SubjectKind kind, Day day, const Uuid &subject);
    /// The record of guide, group or KOC as it is on the day; nothing if it is not listed.
    std::optional<Record> shown(const Record &record) const;

private:
    SubjectKind m_kind;
    IdMap<Place> m_places;
};

/// Whose slots a record kind's are; nothing for kinds without slots.
std::optional<SubjectKind> subjectOf(Kind kind);
/// The kind of record that the subjects are.
Kind recordKindOf(SubjectKind kind);

} // namespace qunce
