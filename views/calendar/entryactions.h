// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <memory>
#include <vector>

#include <QObject>

#include "models/base/uuid.h"
#include "models/boards/campaignplan.h"
#include "models/boards/entrycheck.h"
#include "models/boards/entrycopies.h"
#include "models/boards/entrymoves.h"
#include "models/boards/plansheet.h"
#include "views/calendar/boarddrafts.h"
#include "views/common/page.h"

namespace qunce {

/// What people do to the calendar's entries: each call is one step that can be undone, is on the board at once, and says
/// why where it may not be. What some of the entries do not allow is done for the others. GUI thread.
class EntryActions : public QObject
{
    Q_OBJECT

public:
    EntryActions(PageTools &tools, BoardDrafts &drafts, std::shared_ptr<PlanMemory> plan, QObject *parent);

    /// Why this entry stays when and as long as it is; empty if it may be moved.
    Message whyFixed(const CalendarEntry &entry) const;
    Message whyNoNew() const;

    void move(const std::vector<CalendarEntry> &entries, int days, int minutes);
    void resize(const CalendarEntry &entry, Instant end);
    /// New drafts like these, so much later, with what they are aimed at.
    void copy(const std::vector<CalendarEntry> &entries, int days, int minutes);
    /// Drafts are deleted, others cancelled as far as their status allows.
    void remove(const std::vector<CalendarEntry> &entries);
    /// When each of them is to be.
    struct Move {
        CalendarEntry entry; ///< as it is
        EntryTimes to;
    };
    void reschedule(
        const Message &title, const std::vector<Move> &moves, std::vector<RecordChange> others = {});
    /// The campaign's own days go along.
    void shift(const CampaignPlan &plan, const CampaignShift &shift);
    /// Drafts like these, each with its time.
    void copyTo(const Message &title, const std::vector<Move> &copies);
    /// Why this step of approval is not for an entry; empty if it is.
    Message whyNotStep(const Record &entry, EntryStatus to) const;
    /// Takes the step for those for which it may be taken. `reason` is kept as a comment, and may be empty. What is
    /// submitted or approved is checked before: what has errors is not approved, and what has warnings waits for a reason
    /// (reasonWanted()).
    void takeStep(const std::vector<CalendarEntry> &entries, EntryStatus to, const std::string &reason);
    /// The same for one that has been read: what is approved is what was looked at.
    void takeStep(const EntrySource &source, EntryStatus to, const std::string &reason);
    /// After reasonWanted().
    void takeChecked(const std::vector<CheckedSource> &entries, EntryStatus to, const std::string &reason);
    /// What was typed or pasted into a plan sheet, in one step.
    void applySheet(const Message &title, const SheetOutcome &outcome);
    void comment(const CalendarEntry &entry, const std::string &words);
    void removeComment(const CalendarEntry &entry, const Uuid &comment);
    void commit(EditRequest request, BoardPatch patch);
    /// Says why so many of what was asked for stay as they are.
    void say(const Message &why, size_t count) const;

    /// Something is read that is to be copied.
    bool isBusy() const { return !m_places.empty(); }

signals:
    /// The drafts have another board.
    void boardChanged();
    /// Entries that are new by what was asked, as they stand on the board.
    void made(const std::vector<qunce::Uuid> &entries);
    /// The checks warn, or find errors in what is to be submitted: takeChecked() goes on.
    void reasonWanted(const std::vector<qunce::CheckedSource> &entries, qunce::EntryStatus to);

private:
    /// An entry whose status goes on, and what is said with it.
    struct Step {
        EntrySource source;
        std::string reason;
    };
    void read(std::vector<Uuid> entries, std::optional<EntrySource> seen, EntryStatus to,
        const std::string &reason);
    void check(std::vector<CheckedSource> entries, EntryStatus to);
    void take(const std::vector<Step> &steps, EntryStatus to);
    RecordChange commentOn(const Uuid &entry, std::string_view purpose, const std::string &words) const;
    Message whyNotRemove(const CalendarEntry &entry) const;
    void commitPatch(EditRequest request, uint64_t patch);

    PageTools &m_tools;
    BoardDrafts &m_drafts;
    const std::shared_ptr<PlanMemory> m_plan;
    RandomIdSource m_ids;
    std::map<uint64_t, std::unique_ptr<BoardPlace>> m_places; ///< by patch, or by step
    uint64_t m_steps = uint64_t {1} << 63; ///< numbers that no patch has
};

/// An entry as the title of a step names it.
std::string entryName(const CalendarEntry &entry);

} // namespace qunce
