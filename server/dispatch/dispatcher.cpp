// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/dispatch/dispatcher.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "models/merge/entryrules.h"
#include "models/plan/occurrence.h"
#include "models/plan/sendstate.h"
#include "server/dispatch/assignments.h"
#include "server/dispatch/lateness.h"
#include "server/dispatch/planreader.h"
#include "server/dispatch/taskplaces.h"

namespace qunce::server {

namespace {

/// It is approved, has begun, and is not so old that nobody would send it any more.
bool isDue(const Record &entry, Instant now)
{
    const std::optional<Instant> start = entry.instant("start_at");
    return entry.text("status") == "approved" && !isRolling(entry) && start && *start <= now
        && now.seconds <= start->seconds + allowedLate(entry) + kForgottenSeconds;
}

/// What is only approved takes nothing from what goes out now: first come first served.
bool hasGoneOut(const Record &other)
{
    const std::string status = other.text("status");
    return followsResults(status) || status == "stopped";
}

std::string dumped(const nlohmann::ordered_json &json)
{
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace

Dispatcher::Dispatcher(
    Storage &storage, const Clock &clock, Text text, std::shared_ptr<DispatchPlacesCache> places)
    : m_storage(storage), m_clock(clock), m_text(std::move(text)), m_ids(clock), m_cache(std::move(places))
{ }

Result<DispatchReport> Dispatcher::run()
{
    const Instant now = m_clock.now();
    DispatchReport report;
    QUNCE_ASSIGN(const std::vector<Due> due, dueEntries(now));
    for (const Due &one : due) {
        QUNCE_TRY(act(one, now, report));
    }
    return report;
}

Result<void> Dispatcher::act(const Due &due, Instant now, DispatchReport &report)
{
    switch (due.deed) {
    case Deed::Send:
        ++report.due;
        return sendOne(due.entry, now, report);
    case Deed::SendDay:
        ++report.due;
        return sendDay(due, now, report);
    case Deed::Begin:
        return begin(due, now);
    case Deed::Finish:
        return finish(due, now);
    }
    return {};
}

Result<std::vector<Dispatcher::Due>> Dispatcher::dueEntries(Instant now)
{
    std::vector<Due> due;
    QUNCE_ASSIGN(const auto transaction, m_storage.beginRead());
    const int64_t oldest = now.seconds - kForgottenSeconds - kMostLateMinutes * 60;
    QUNCE_TRY(
        transaction->eachRecordAt(Kind::Entry, oldest, now.seconds, [&](const Record &entry) -> Result<void> {
            if (isDue(entry, now))
                due.push_back({*entry.instant("start_at"), entry.id});
            return {};
        }));
    QUNCE_TRY(addRolling(*transaction, now, due));
    std::stable_sort(due.begin(), due.end(), [](const Due &a, const Due &b) { return a.at < b.at; });
    // Loaded while others may write.
    if (!due.empty()) {
        QUNCE_ASSIGN(m_places, m_cache->get(*transaction));
    } else {
        QUNCE_TRY(m_cache->keepUp(*transaction)); // others ask for them while they hold the database
    }
    return due;
}

Result<void> Dispatcher::sendOne(const Uuid &id, Instant now, DispatchReport &report)
{
    QUNCE_ASSIGN(const auto transaction, m_storage.beginWrite());
    QUNCE_ASSIGN(std::optional<Record> entry, transaction->record(Kind::Entry, id));
    if (!entry || !isDue(*entry, now)) {
        ++report.gone;
        return {};
    }
    QUNCE_ASSIGN(m_places, m_cache->get(*transaction));
    transaction->setAuthor(kWho);
    QUNCE_ASSIGN(const PlanEntry plan, readPlanEntry(*transaction, *entry));
    QUNCE_ASSIGN(const std::vector<Uuid> rolling, m_cache->rolling().all(*transaction, false));
    QUNCE_ASSIGN(
        const PlanIndex index, readPlanAround(*transaction, m_places->people, plan, rolling, hasGoneOut));
    if (isTooLate(*entry, *plan.start, index.policy(), now)) {
        QUNCE_TRY(callOff(*transaction, std::move(*entry), now));
        ++report.late;
        return transaction->commit();
    }
    const std::vector<PlanFinding> findings = index.check(plan, {.countDrafts = false});
    if (hasErrors(findings)) {
        QUNCE_TRY(sendBack(*transaction, std::move(*entry), findings, now));
        ++report.returned;
        return transaction->commit();
    }
    QUNCE_ASSIGN(const uint64_t assignments, send(*transaction, std::move(*entry), plan, index, now));
    QUNCE_TRY(transaction->commit());
    ++report.dispatched;
    report.assignments += assignments;
    return {};
}

Result<uint64_t> Dispatcher::send(
    WriteTransaction &transaction, Record entry, const PlanEntry &plan, const PlanIndex &index, Instant now)
{
    nlohmann::ordered_json detail {{"entry", entry.id.toString()}};
    AssignedCounts counts;
    if (plan.audience.reach != Reach::Nobody) {
        const Record task = taskOf(plan, entry, index.policy(), now);
        QUNCE_ASSIGN(const std::optional<Record> made, transaction.record(Kind::Task, task.id));
        QUNCE_ASSIGN(
            const std::optional<DeletedRecord> deleted, transaction.deletedRecord(Kind::Task, task.id));
        detail["task"] = task.text("code");
        if (made || deleted) {
            detail["already"] = true; // it was out on this day before, whoever brought the entry back
        } else {
            QUNCE_TRY(transaction.putRecord(task));
            QUNCE_ASSIGN(const SubjectSet reached, reachedBy(transaction, plan, index));
            QUNCE_ASSIGN(counts, assign(transaction, task.id, *task.day("due_day"), reached, *m_places));
            detail["assignments"] = counts.rows;
            if (counts.withoutPlace > 0)
                detail["without_place"] = counts.withoutPlace;
        }
    }
    entry.put("status", std::string("dispatched"));
    QUNCE_TRY(transaction.putRecord(entry));
    QUNCE_TRY(audit(transaction, "dispatch", dumped(detail), now));
    return counts.rows;
}

/// A correction goes to exactly those to whom what it corrects has gone, whoever is in the audience now.
Result<SubjectSet> Dispatcher::reachedBy(
    WriteTransaction &transaction, const PlanEntry &plan, const PlanIndex &index) const
{
    if (plan.corrects.isNil())
        return index.audienceOf(plan).reached;
    return sentSubjects(transaction, plan.corrects, *m_places);
}

/// Too late: it does not go out any more, and whoever planned it is told why.
Result<void> Dispatcher::callOff(WriteTransaction &transaction, Record entry, Instant now)
{
    const int64_t late = (now.seconds - entry.instant("start_at")->seconds) / 60;
    entry.put("status", std::string("cancelled"));
    QUNCE_TRY(transaction.putRecord(entry));
    QUNCE_TRY(comment(transaction, entry, "comment",
        m_text(Message(QUNCE_TEXT("Not sent: the start was missed by %1 minutes."), {std::to_string(late)})),
        now));
    return audit(
        transaction, "dispatch.late", dumped({{"entry", entry.id.toString()}, {"late_minutes", late}}), now);
}

Result<void> Dispatcher::sendBack(
    WriteTransaction &transaction, Record entry, std::span<const PlanFinding> findings, Instant now)
{
    std::string text = m_text(Message(QUNCE_TEXT("Not sent, the checks before sending found errors:")));
    nlohmann::ordered_json codes = nlohmann::ordered_json::array();
    for (const PlanFinding &finding : findings) {
        if (finding.severity() != Severity::Error)
            continue;
        text += "\n" + m_text(finding.text);
        codes.push_back(codeOf(finding.check));
    }
    entry.put("status", std::string("changes"));
    QUNCE_TRY(transaction.putRecord(entry));
    QUNCE_TRY(comment(transaction, entry, "returned", text, now));
    return audit(transaction, "dispatch.returned",
        dumped({{"entry", entry.id.toString()}, {"errors", std::move(codes)}}), now);
}

Result<void> Dispatcher::comment(WriteTransaction &transaction, const Record &entry, const char *purpose,
    const std::string &text, Instant now)
{
    Record comment;
    comment.kind = Kind::Comment;
    comment.id = m_ids.next();
    comment.bucket = entry.bucket;
    comment.put("entry", toValue(entry.id)); // without an author: it is the server's
    comment.put("written_at", toValue(std::optional(now)));
    comment.put("purpose", std::string(purpose));
    comment.put("text", text);
    return transaction.putRecord(comment);
}

Result<void> Dispatcher::audit(
    WriteTransaction &transaction, const char *action, const std::string &detailJson, Instant now)
{
    return transaction.appendAudit({now.seconds * 1000, kWho, action, detailJson});
}

} // namespace qunce::server
