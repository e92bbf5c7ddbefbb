// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/dispatch/plankeeper.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "models/merge/approval.h"
#include "models/merge/entryrules.h"
#include "models/merge/revision.h"
#include "models/plan/rolling.h"
#include "models/plan/sendstate.h"
#include "server/dispatch/planreader.h"
#include "server/dispatch/recall.h"
#include "server/dispatch/taskplaces.h"
#include "server/import/entryprogress.h"

namespace qunce::server {

namespace {

/// So many of those who have sent it are named; the list of the task has them all.
constexpr size_t kNamed = 30;

bool isApproval(const Record *before, const Record &after)
{
    const std::string from = before ? before->text("status") : std::string();
    const bool isLast = after.text("status") == "approved" && from != "approved";
    const bool isFirst = !after.reference("first_by").isNil()
        && (!before || before->reference("first_by") != after.reference("first_by"))
        && after.text("status") == "submitted";
    return isLast || isFirst;
}

bool isRevision(const Record *before, const Record &after)
{
    return before && hasRevision(*before) && !hasRevision(after)
        && before->instant("revised_at") != after.instant("revised_at");
}

/// What a new text may be wrong in; when and to whom it goes was approved before.
bool isOfContent(PlanCheck check)
{
    return check == PlanCheck::ContentMissing || check == PlanCheck::ContentOutOfTime
        || check == PlanCheck::ContentNotUsable || check == PlanCheck::ContentOverLimit
        || check == PlanCheck::ForbiddenWords || check == PlanCheck::Discount;
}

bool isFirm(const Record &entry)
{
    const std::string status = entry.text("status");
    return status != "draft" && status != "changes" && status != "cancelled";
}

/// Kinds that the checks look at beside the entries themselves.
bool decidesChecks(Kind kind)
{
    switch (kind) {
    case Kind::Org:
    case Kind::Guide:
    case Kind::Group:
    case Kind::Tag:
    case Kind::EntryTarget:
    case Kind::Setting:
        return true;
    default:
        return false;
    }
}

} // namespace

PlanKeeper::PlanKeeper(const Clock &clock, Text text, std::shared_ptr<DispatchPlacesCache> places)
    : m_clock(clock), m_text(std::move(text)), m_ids(clock), m_places(std::move(places))
{ }

Result<PlanIndex *> PlanKeeper::planFor(WriteTransaction &transaction, Day day)
{
    if (m_plan && m_plan->days.contains(day))
        return &m_plan->index;
    // Whole months: who approves many at once mostly approves those of one.
    Period days {firstOfMonth(day), lastOfMonth(day)};
    if (m_plan)
        days = {std::min(days.from, m_plan->days.from), std::max(days.to, m_plan->days.to)};
    QUNCE_ASSIGN(const std::shared_ptr<const DispatchPlaces> places, m_places->get(transaction));
    QUNCE_ASSIGN(const std::vector<Uuid> rolling, m_places->rolling().all(transaction, false));
    QUNCE_ASSIGN(PlanIndex index, readPlan(transaction, places->people, days, rolling, isFirm));
    m_plan.reset();
    m_plan.emplace(Plan {std::move(index), days});
    return &m_plan->index;
}

Result<bool> PlanKeeper::reasonGiven(WriteTransaction &transaction, const Record &entry)
{
    bool isGiven = false;
    QUNCE_TRY(transaction.eachRecordByRef(
        Kind::Comment, IndexColumn::Ref1, entry.id, [&](const Record &comment) -> Result<void> {
            isGiven |= isReasonFor(comment, entry);
            return {};
        }));
    return isGiven;
}

Result<std::vector<PlanFinding>> PlanKeeper::refusing(
    WriteTransaction &transaction, const Record *before, const Record &after)
{
    std::vector<PlanFinding> findings;
    if (after.kind != Kind::Entry)
        return findings;
    const bool approves = isApproval(before, after);
    if (!approves && !isRevision(before, after))
        return findings;
    QUNCE_ASSIGN(const PlanEntry plan, readPlanEntry(transaction, after));
    CheckOptions options;
    options.countDrafts = false;
    const Day today = m_clock.now().day();
    Day from = plan.start ? plan.day() : today;
    if (plan.rolls)
        from = std::max(from, today); // what is past is past
    QUNCE_ASSIGN(PlanIndex * index, planFor(transaction, from));
    if (plan.rolls) {
        options.days = Period {from, from + (kRollingAhead - 1)};
        QUNCE_ASSIGN(index, planFor(transaction, options.days->to));
    }
    QUNCE_TRY(addContentOf(transaction, plan, *index));
    if (approves)
        options.now = m_clock.now();
    findings = index->check(plan, options);
    if (!approves) {
        std::erase_if(findings, [](const PlanFinding &finding) { return !isOfContent(finding.check); });
        return findings;
    }
    QUNCE_ASSIGN(const bool given, reasonGiven(transaction, after));
    if (!approvalBlockedBy(findings, given))
        return std::vector<PlanFinding>();
    const Severity worst = hasErrors(findings) ? Severity::Error : Severity::Warning;
    std::erase_if(findings, [&](const PlanFinding &finding) { return finding.severity() != worst; });
    return findings;
}

Result<void> PlanKeeper::follow(WriteTransaction &transaction, const Record *before, const Record &after)
{
    if (decidesChecks(after.kind))
        forget();
    if (after.kind != Kind::Entry)
        return {};
    if (m_plan) {
        QUNCE_ASSIGN(PlanEntry plan, readPlanEntry(transaction, after));
        if (isFirm(after))
            m_plan->index.put(std::move(plan));
        else
            m_plan->index.remove(after.id);
    }
    if (!before)
        return {};
    const std::string from = before->text("status");
    const std::string to = after.text("status");
    if (followsResults(from) && to == "stopped")
        return stop(transaction, after);
    if (from == "stopped" && followsResults(to))
        return goOn(transaction, after);
    return isRevision(before, after) ? revise(transaction, after) : Result<void>();
}

/// Who has sent it, by name, as many as are worth reading.
Result<std::string> PlanKeeper::namesOfSent(ReadTransaction &transaction, const Uuid &entry)
{
    QUNCE_ASSIGN(const std::shared_ptr<const DispatchPlaces> places, m_places->get(transaction));
    QUNCE_ASSIGN(const SubjectSet sent, sentSubjects(transaction, entry, *places));
    std::string names;
    size_t named = 0;
    sent.each([&](uint32_t subject) {
        if (++named > kNamed)
            return;
        const PlanPeople &people = *places->people;
        names += (names.empty() ? "" : "、")
            + (people.isGroup(subject) ? people.group(subject).name : people.guide(subject).name);
    });
    return named > kNamed ? names + " …" : names;
}

Result<void> PlanKeeper::stop(WriteTransaction &transaction, const Record &entry)
{
    QUNCE_ASSIGN(const std::shared_ptr<const DispatchPlaces> places, m_places->get(transaction));
    QUNCE_ASSIGN(const RecallCounts counts, cancelPending(transaction, entry.id, *places));
    QUNCE_ASSIGN(const std::string names, namesOfSent(transaction, entry.id));
    const Instant now = m_clock.now();
    std::string words =
        m_text(Message(QUNCE_TEXT("Stopped. %1 that were still waiting do not send it any more; "
                                  "%2 had sent it already."),
            {std::to_string(counts.changed), std::to_string(counts.sent)}));
    if (!names.empty())
        words += "\n" + names;
    Record comment;
    comment.kind = Kind::Comment;
    comment.id = m_ids.next();
    comment.bucket = entry.bucket;
    comment.put("entry", toValue(entry.id)); // without an author: it is the server's
    comment.put("written_at", toValue(std::optional(now)));
    comment.put("purpose", std::string("stopped"));
    comment.put("text", words);
    QUNCE_TRY(transaction.putRecord(comment));
    const nlohmann::ordered_json detail {
        {"entry", entry.id.toString()}, {"cancelled", counts.changed}, {"sent", counts.sent}};
    return transaction.appendAudit({now.seconds * 1000, "plan", "entry.stopped", detail.dump()});
}

/// It goes on where it was: its status is what the results say.
Result<void> PlanKeeper::goOn(WriteTransaction &transaction, Record entry)
{
    QUNCE_ASSIGN(const std::shared_ptr<const DispatchPlaces> places, m_places->get(transaction));
    QUNCE_ASSIGN(const RecallCounts counts, reopenCancelled(transaction, entry.id, *places));
    QUNCE_ASSIGN(const SendCounts results, sendCountsOf(transaction, entry.id));
    const std::string_view status = statusAfterResults(results, isRolling(entry));
    if (results.assigned > 0 && entry.text("status") != status) {
        entry.put("status", std::string(status));
        QUNCE_TRY(transaction.putRecord(entry));
    }
    const nlohmann::ordered_json detail {{"entry", entry.id.toString()}, {"reopened", counts.changed}};
    return transaction.appendAudit({m_clock.now().seconds * 1000, "plan", "entry.resumed", detail.dump()});
}

/// Whoever has not sent it yet finds the new title in the task.
Result<void> PlanKeeper::revise(WriteTransaction &transaction, const Record &entry)
{
    QUNCE_ASSIGN(const std::vector<Record> tasks, tasksOf(transaction, entry.id));
    for (Record task : tasks) {
        if (task.text("title") == entry.text("title"))
            continue;
        task.put("title", entry.text("title"));
        QUNCE_TRY(transaction.putRecord(task));
    }
    const nlohmann::ordered_json detail {
        {"entry", entry.id.toString()}, {"confirmed_by", entry.reference("revised_by").toString()}};
    return transaction.appendAudit({m_clock.now().seconds * 1000, "plan", "entry.revised", detail.dump()});
}

} // namespace qunce::server
