// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/base/day.h"
#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/domain/brand.h"
#include "models/domain/org.h"
#include "models/protocol/slotearlier.h"
#include "models/protocol/slotrecord.h"
#include "server/storage/storage.h"

namespace qunce::server {

/// Where a subject counts.
struct SlotPlace {
    Uuid region;
    Uuid store; ///< nil if the subject hangs on a region directly
    Uuid city; ///< nil if there is none
    Uuid guide; ///< the owner of a group or KOC

    bool operator==(const SlotPlace &) const = default;
};

/// Values of one subject that change their slot: those of the days [from, until).
struct SlotMove {
    SubjectKind kind = SubjectKind::Guide;
    Uuid fromRegion;
    uint32_t fromSlot = 0;
    Uuid toRegion;
    uint32_t toSlot = 0;
    Day from;
    Day until;
};

/// The slots of a brand while an import changes who belongs where (architecture.md, "Slots"). A subject hangs on an
/// anchor: a guide on a store, a group on its owner, a KOC on its guide or on a region. From the history of the anchor
/// and that of the organisation follows where the subject counts on each day, so slots are never edited by hand but
/// made to fit that: unchanged spans keep their slot, new ones open a slot at the region's end, and what changes its
/// slot is told as moves. A slot that no day is left to stays as an empty span, since places are never reused. Slots of closed
/// months keep their place, and remember how they were (slotearlier.h).
/// Lives in one import, shorter than its transaction and its OrgTree; one thread.
class SlotBook
{
public:
    /// Reads all slots. `today` says which of a subject's places is its present one.
    static Result<SlotBook> load(ReadTransaction &transaction, const OrgTree &org, IdSource &ids, Day today);

    bool knows(const Uuid &subject) const { return m_bySubject.contains(subject); }
    /// Code, name and employment, kept current in all slots of the subject. Employment is for guides only.
    void describe(SubjectKind kind, const Uuid &subject, const std::string &code, const std::string &name,
        const Employment &employment = {});
    /// Hangs the subject on a store or region (hangOnUnit) or on a guide from `from` on, whatever it hung on then or
    /// later. The first anchor of a subject holds since ever. The subject must have been described.
    void hangOnUnit(const Uuid &subject, const Uuid &unit, Day from);
    void hangOnGuide(const Uuid &subject, const Uuid &guide, Day from);
    /// Hangs the subject where it hung by these slots of it, as they were once, whatever it hangs on now.
    void hangAs(const Uuid &subject, std::span<const SlotRecord> former);

    /// Makes the slots of all changed subjects, and of those that hang on them, fit.
    void settle();
    /// The same for everybody, after the organisation has changed.
    void settleAll();

    const std::vector<SlotMove> &moves() const { return m_moves; }
    /// Subjects that belong to another region now than when they were loaded (new ones are not among them).
    const std::vector<std::pair<SubjectKind, Uuid>> &regionChanges() const { return m_regionChanges; }
    /// Region of the subject's present slot; nil if it has none.
    Uuid regionOf(const Uuid &subject) const;

    struct Location {
        Uuid region;
        uint32_t slot = 0;

        bool operator==(const Location &) const = default;
    };
    /// The slot of the subject on a day.
    std::optional<Location> locate(const Uuid &subject, Day day) const;
    /// Whose slot it is.
    std::optional<Uuid> subjectAt(SubjectKind kind, const Location &location) const;

    /// Writes what changed.
    Result<void> save(WriteTransaction &transaction);

private:
    struct HeldSlot {
        Uuid id;
        uint32_t number = 0;
        SlotPlace place;
        Day from;
        Day until;
        std::string earlier {};
        std::optional<SlotState> stored {}; ///< nothing for a new one
        bool changed = false;

        bool overlaps(Day otherFrom, Day otherUntil) const { return from < otherUntil && otherFrom < until; }
    };
    struct Anchor {
        Day from;
        Uuid id;
        bool isGuide = false;
    };
    struct Subject {
        SubjectKind kind = SubjectKind::Guide;
        Uuid id;
        std::string code;
        std::string name;
        Employment employment;
        std::vector<HeldSlot> slots; ///< ascending by from
        std::vector<Anchor> newAnchors; ///< replaces what the slots say at the next settle()
        bool described = false; ///< changed in code, name or employment
    };
    struct Span {
        Day from;
        Day until;
        SlotPlace place;
    };

    SlotBook(const OrgTree &org, IdSource &ids, Day today) : m_org(&org), m_ids(&ids), m_today(today) { }

    Result<void> add(const Record &record);
    Subject &at(const Uuid &subject) { return m_subjects[m_bySubject.at(subject)]; }
    void hang(const Uuid &subject, Anchor anchor);
    std::vector<Anchor> anchorsOf(const Subject &subject) const;
    std::vector<Span> spansOf(const Subject &subject) const;
    void appendUnitSpans(OrgIndex unit, Day from, Day until, std::vector<Span> &spans) const;
    void appendGuideSpans(const Uuid &guide, Day from, Day until, std::vector<Span> &spans) const;
    /// True if a slot changed.
    bool fit(Subject &subject);
    HeldSlot openSlot(SubjectKind kind, const Span &span);
    void noteMoves(SubjectKind kind, const std::vector<HeldSlot> &before, const std::vector<HeldSlot> &after);
    void settleMarked(const std::vector<uint8_t> &marked);
    Record recordOf(const Subject &subject, const HeldSlot &slot) const;
    /// True if numbers of a closed month hang on where it stands.
    bool isOfClosedMonth(const HeldSlot &slot) const;

    const OrgTree *m_org;
    IdSource *m_ids;
    Day m_today;
    std::vector<ClosedMonth> m_closed;
    int64_t m_lastClosing = 0;
    std::vector<Subject> m_subjects;
    std::unordered_map<Uuid, size_t> m_bySubject;
    std::unordered_map<Uuid, std::vector<size_t>> m_dependents; ///< guide -> subjects that ever hung on it
    std::map<std::pair<Uuid, SubjectKind>, uint32_t> m_nextNumber;
    std::vector<SlotMove> m_moves;
    std::vector<std::pair<SubjectKind, Uuid>> m_regionChanges;
    mutable std::map<std::pair<Uuid, SubjectKind>, std::vector<Uuid>> m_owners; ///< by slot, made on demand
};

} // namespace qunce::server
