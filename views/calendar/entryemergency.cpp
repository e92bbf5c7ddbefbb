// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is done to an entry when something went wrong: stop it, give it a new text, correct what has gone out.

#include <array>

#include "models/boards/calendarboard.h"
#include "models/merge/entryrules.h"
#include "models/merge/transitions.h"
#include "models/plan/sendstate.h"
#include "models/protocol/bucketnames.h"
#include "models/protocol/fieldvalue.h"
#include "views/calendar/entryactions.h"
#include "views/calendar/calendartext.h"
#include "views/common/texts.h"

namespace qunce {

namespace {

/// A correction is planned for so soon that it can still be looked at before.
constexpr int64_t kCorrectionLead = 15 * 60;

std::string nameOf(const Record &entry)
{
    return clippedLine(entry.text("title"), 40).toStdString();
}

Message refused(const std::optional<Refusal> &refusal)
{
    return refusal ? messageOf(*refusal) : Message();
}

} // namespace

Message textOf(EmergencyStep step)
{
    constexpr std::array kTexts {QUNCE_TEXT("Stop sending…"), QUNCE_TEXT("Propose a new text…"),
        QUNCE_TEXT("Confirm the new text"), QUNCE_TEXT("Take the new text off"),
        QUNCE_TEXT("Correct what was sent…")};
    return {kTexts[static_cast<size_t>(step)]};
}

Message EntryActions::whyNot(const Record &entry, EmergencyStep step) const
{
    const std::string status = entry.text("status");
    const bool isOut = followsResults(status);
    switch (step) {
    case EmergencyStep::Stop: {
        if (!isOut && status != "approved")
            return {QUNCE_TEXT("Only what is approved or going out can be stopped.")};
        const EntryStatus to = isOut ? EntryStatus::Stopped : EntryStatus::Cancelled;
        return whyNotStep(entry, to);
    }
    case EmergencyStep::Revise:
        if (!isRevisable(status))
            return {QUNCE_TEXT("Only what is approved or going out takes a new text this way.")};
        return m_tools.edits.whyNot(entry, "revise_title");
    case EmergencyStep::ConfirmRevision:
        if (!hasRevision(entry))
            return {QUNCE_TEXT("No new text waits to be confirmed.")};
        return m_tools.edits.actor() ? refused(mayConfirmRevision(entry, *m_tools.edits.actor()))
                                     : m_tools.edits.whyNot();
    case EmergencyStep::WithdrawRevision:
        if (!hasRevision(entry))
            return {QUNCE_TEXT("No new text waits to be confirmed.")};
        return m_tools.edits.whyNot(entry, "revise_title");
    case EmergencyStep::Correct:
        if (!isOut && status != "stopped")
            return {QUNCE_TEXT("Nothing of it has gone out that could be corrected.")};
        return whyNoNew();
    }
    return {};
}

void EntryActions::stop(const EntrySource &source, const std::string &reason)
{
    const bool isOut = followsResults(source.entry.text("status"));
    takeStep(source, isOut ? EntryStatus::Stopped : EntryStatus::Cancelled, reason);
}

void EntryActions::change(const Message &title, const Record &entry, const FieldChanges &changes)
{
    EditRequest request;
    request.title = title;
    ChangeFields change {Kind::Entry, entry.id, {}, {}};
    for (const auto &[field, value] : changes)
        change.fields[field] = value;
    request.changes.push_back(std::move(change));
    m_tools.edits.commit(std::move(request), this, {});
}

void EntryActions::proposeRevision(const Record &entry, const std::string &title, const Uuid &content)
{
    change({QUNCE_TEXT("New text for %1"), {nameOf(entry)}}, entry,
        proposedRevision(title, content, m_tools.edits.actor()->user, m_tools.reader.now()));
}

void EntryActions::confirmRevision(const Record &entry)
{
    change({QUNCE_TEXT("New text of %1 confirmed"), {nameOf(entry)}}, entry,
        confirmedRevision(entry, m_tools.edits.actor()->user, m_tools.reader.now()));
}

void EntryActions::withdrawRevision(const Record &entry)
{
    change({QUNCE_TEXT("New text of %1 taken off"), {nameOf(entry)}}, entry, withdrawnRevision());
}

void EntryActions::correct(const EntrySource &source)
{
    const Instant now = m_tools.reader.now();
    const int64_t start = (now.seconds / kCorrectionLead + 2) * kCorrectionLead;
    const int64_t later = start - source.entry.instant("start_at").value_or(now).seconds;
    EditRequest request;
    request.title = Message(QUNCE_TEXT("Correction of %1"), {nameOf(source.entry)});
    MakeRecord made {Kind::Entry, m_ids.next(), copiedFields(source.entry, later)};
    made.fields["title"] =
        text(QUNCE_TEXT("Correction: %1"), {QString::fromStdString(nameOf(source.entry))}).toStdString();
    made.fields["corrects"] = toValue(source.entry.id);
    const Uuid id = made.id;
    request.changes.push_back(std::move(made));
    for (const Record &target : source.targets) {
        MakeRecord copy {Kind::EntryTarget, {}, target.fields};
        copy.fields["entry"] = toValue(id);
        request.changes.push_back(std::move(copy));
    }
    m_tools.edits.commit(std::move(request), this, [this, id](const Result<EditDone> &outcome) {
        if (outcome.ok())
            emit corrected(id);
    });
}

} // namespace qunce
