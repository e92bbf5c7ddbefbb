// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <map>
#include <memory>
#include <vector>

#include <QObject>

#include "models/base/uuid.h"
#include "models/boards/approvaldesk.h"
#include "models/boards/campaignplan.h"
#include "models/boards/entrycheck.h"
#include "models/boards/entrycopies.h"
#include "models/boards/entrymoves.h"
#include "models/boards/plansheet.h"
#include "models/merge/revision.h"
#include "views/calendar/boarddrafts.h"
#include "views/common/page.h"

namespace qunce {

/// What is done to an entry when something went wrong.
enum class EmergencyStep : uint8_t { Stop, Revise, ConfirmRevision, WithdrawRevision, Correct };
inline constexpr std::array kEmergencySteps {EmergencyStep::Stop, EmergencyStep::Revise,
    EmergencyStep::ConfirmRevision, EmergencyStep::WithdrawRevision, EmergencyStep::Correct};
Message textOf(EmergencyStep step);

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
    /// Each as it is to be, in one step: times, regions, kinds of groups and campaign.
    void become(
        const Message &title, const std::vector<EntryChange> &changes, std::vector<RecordChange> others = {});
    /// New drafts like these, each as it is to be.
    void copyAs(const Message &title, const std::vector<EntryChange> &copies);
    /// On a time, those that have none and those that have another.
    void putOn(const std::vector<CalendarEntry> &entries, Instant start);
    /// Their time off: they are among those that nobody has planned yet.
    void takeOff(const std::vector<CalendarEntry> &entries);
    /// Why this one keeps its time; empty if it may be taken off.
    Message whyKeepsTime(const CalendarEntry &entry) const;
    /// A draft that has a title and nothing else.
    void makeUnplanned(const std::string &title);
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
    /// Who may approve, and for whom.
    const ApprovalDesk &desk() const { return m_desk; }
    /// As it was read last; before a step is taken it is read again.
    void setDesk(const ApprovalDesk &desk) { m_desk = desk; }
    /// Whether approving makes this entry approved, or is the first of two.
    ApprovalTurn turnOf(const Record &entry) const { return approvalTurn(entry, desk().policy); }

    /// Why this is not for an entry now; empty if it is.
    Message whyNot(const Record &entry, EmergencyStep step) const;
    /// Stops what is going out, and calls off what has not begun: also inside the lock.
    void stop(const EntrySource &source, const std::string &reason);
    /// A new title and another content, either may be empty: for somebody else to confirm.
    void proposeRevision(const Record &entry, const std::string &title, const Uuid &content);
    void confirmRevision(const Record &entry);
    void withdrawRevision(const Record &entry);
    /// A draft that goes to exactly those to whom this entry has gone.
    void correct(const EntrySource &source);

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
    /// A correction has been made, a draft.
    void corrected(const qunce::Uuid &entry);
    /// The checks warn, or find errors in what is to be submitted: takeChecked() goes on.
    void reasonWanted(const std::vector<qunce::CheckedSource> &entries, qunce::EntryStatus to);

private:
    /// An entry whose status goes on, and what is said with it.
    struct Step {
        EntrySource source;
        std::string reason;
    };
    /// What a step is about, and who may take it, of one reading.
    struct Sources {
        std::vector<CheckedSource> entries;
        ApprovalDesk desk;
    };
    void read(std::vector<Uuid> entries, std::optional<EntrySource> seen, EntryStatus to,
        const std::string &reason);
    void check(std::vector<CheckedSource> entries, EntryStatus to);
    void take(const std::vector<Step> &steps, EntryStatus to);
    ChangeFields changeOf(const Record &entry, EntryStatus to) const;
    void change(const Message &title, const Record &entry, const FieldChanges &changes);
    RecordChange commentOn(const Uuid &entry, std::string_view purpose, const std::string &words) const;
    Message whyNotRemove(const CalendarEntry &entry) const;
    void commitPatch(EditRequest request, uint64_t patch);

    PageTools &m_tools;
    BoardDrafts &m_drafts;
    const std::shared_ptr<PlanMemory> m_plan;
    RandomIdSource m_ids;
    ApprovalDesk m_desk;
    std::map<uint64_t, std::unique_ptr<BoardPlace>> m_places; ///< by patch, or by step
    uint64_t m_steps = uint64_t {1} << 63; ///< numbers that no patch has
};

/// An entry as the title of a step names it.
std::string entryName(const CalendarEntry &entry);

} // namespace qunce
