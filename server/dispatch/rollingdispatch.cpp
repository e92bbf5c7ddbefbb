// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rolling entries (docs/PLAN.md, "Rolling"). What goes out on a day is a task of that day, whose id is made of entry and
// day: that it is there says that the day has been sent. A day on which nobody is due leaves nothing behind; one that was
// missed, or left somebody out, a comment whose id is made of entry and day likewise. Both are written in one transaction
// with all that belongs to them, so that a kill leaves a day either waiting or done with.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "models/merge/entryrules.h"
#include "models/plan/occurrence.h"
#include "models/plan/rolling.h"
#include "models/plan/sendstate.h"
#include "server/dispatch/addedguides.h"
#include "server/dispatch/assignments.h"
#include "server/dispatch/dispatcher.h"
#include "server/dispatch/lateness.h"
#include "server/dispatch/planreader.h"
#include "server/import/entryprogress.h"

namespace qunce::server {

namespace {

/// Days before today of which it is told that they were missed.
constexpr int kToldDays = 7;
/// Who is over and still waits for answers is asked again after so long.
constexpr int64_t kLookAgainSeconds = 600;

bool mayRoll(const Record &entry)
{
    const std::string status = entry.text("status");
    return isRolling(entry) && entry.instant("start_at")
        && (status == "approved" || status == "dispatched" || status == "part_done");
}

bool hasGoneOut(const Record &other)
{
    const std::string status = other.text("status");
    return followsResults(status) || status == "stopped";
}

Instant startOn(const Record &entry, Day day)
{
    const Instant start = *entry.instant("start_at");
    return {start.seconds + (day - start.day()) * kSecondsPerDay};
}

} // namespace

Result<void> Dispatcher::addRolling(ReadTransaction &transaction, Instant now, std::vector<Due> &due)
{
    QUNCE_ASSIGN(const std::vector<Uuid> rolling, m_cache->rolling().all(transaction, true));
    if (rolling.empty())
        return {};
    m_settled.erase(m_settled.begin(), m_settled.lower_bound({now.day() - kToldDays - 2, Uuid()}));
    QUNCE_ASSIGN(const PushPolicy policy, readPushPolicy(transaction));
    for (const Uuid &id : rolling) {
        QUNCE_ASSIGN(const std::optional<Record> entry, transaction.record(Kind::Entry, id));
        if (!entry || !mayRoll(*entry) || now < *entry->instant("start_at"))
            continue;
        QUNCE_TRY(addDays(transaction, *entry, policy, now, due));
    }
    return {};
}

/// The days of the last week about which something is left to do. Whom they are for is asked here, where nobody waits.
Result<void> Dispatcher::addDays(ReadTransaction &transaction, const Record &entry, const PushPolicy &policy,
    Instant now, std::vector<Due> &due)
{
    QUNCE_ASSIGN(const PlanEntry plan, readPlanEntry(transaction, entry));
    const Period days = rollingDays(*plan.rolls, {now.day() - kToldDays, now.day()});
    std::optional<SubjectSet> named;
    bool isWaiting = false; // something of it may still go out
    for (Day day = days.from; day <= days.to; ++day) {
        const Instant at = startOn(entry, day);
        if (now < at) {
            isWaiting = true;
            continue;
        }
        if (isSettled(entry.id, day))
            continue;
        const bool isLate = isTooLate(entry, at, policy, now);
        const std::optional<Instant> approved = entry.instant("approved_at");
        if (isLate && approved && at < *approved) {
            m_settled.emplace(day, entry.id); // it was approved for what comes after
            continue;
        }
        if (!named) {
            QUNCE_ASSIGN(m_places, m_cache->get(transaction));
            named = namedBy(plan.audience, *m_places->people);
        }
        const Audience audience = dueOn(plan, *named, *m_places->people, day);
        if (audience.reached.empty()) { // who comes before it is too late still gets it
            isWaiting |= !isLate;
            if (isLate)
                m_settled.emplace(day, entry.id);
        } else {
            isWaiting = true;
            due.push_back({at, entry.id, Deed::SendDay, day});
        }
    }
    const std::optional<Day> &last = plan.rolls->until;
    const bool isOver = last && *last < now.day() && !isWaiting;
    if (!isOver && entry.text("status") == "approved" && (due.empty() || due.back().entry != entry.id))
        due.push_back({now, entry.id, Deed::Begin});
    const auto looked = m_looked.find(entry.id);
    if (isOver && (looked == m_looked.end() || looked->second.seconds + kLookAgainSeconds <= now.seconds))
        due.push_back({now, entry.id, Deed::Finish});
    return {};
}

Result<void> Dispatcher::sendDay(const Due &due, Instant now, DispatchReport &report)
{
    const Day day = due.day;
    QUNCE_ASSIGN(const auto transaction, m_storage.beginWrite());
    QUNCE_ASSIGN(std::optional<Record> entry, transaction->record(Kind::Entry, due.entry));
    if (!entry || !mayRoll(*entry) || now < startOn(*entry, day)) {
        ++report.gone;
        return {};
    }
    QUNCE_ASSIGN(m_places, m_cache->get(*transaction));
    transaction->setAuthor(kWho);
    QUNCE_ASSIGN(const PlanEntry plan, readPlanEntry(*transaction, *entry));
    QUNCE_ASSIGN(const std::optional<Record> made, transaction->record(Kind::Task, taskIdOf(due.entry, day)));
    QUNCE_ASSIGN(const std::optional<DeletedRecord> deleted,
        transaction->deletedRecord(Kind::Task, taskIdOf(due.entry, day)));
    QUNCE_ASSIGN(
        const std::optional<Record> told, transaction->record(Kind::Comment, noticeIdOf(due.entry, day)));
    const bool isOut = made || deleted || told;
    if (!isOut && plan.rolls->takesPlaceOn(day)) {
        QUNCE_ASSIGN(const PushPolicy policy, readPushPolicy(*transaction));
        if (isTooLate(*entry, startOn(*entry, day), policy, now))
            QUNCE_TRY(miss(*transaction, *entry, day, now, report));
        else
            QUNCE_TRY(giveOut(*transaction, *entry, occurrenceOn(plan, day), now, report));
        QUNCE_ASSIGN(entry, transaction->record(Kind::Entry, due.entry));
    } else {
        ++report.gone;
    }
    if (entry->text("status") == "approved") { // out, though not for everybody yet
        entry->put("status", std::string("dispatched"));
        QUNCE_TRY(transaction->putRecord(*entry));
    }
    QUNCE_TRY(transaction->commit());
    if (isOut || entry->text("status") != "changes")
        m_settled.emplace(day, due.entry);
    return {};
}

/// To whoever is due and has a send left.
Result<void> Dispatcher::giveOut(
    WriteTransaction &transaction, Record entry, const PlanEntry &there, Instant now, DispatchReport &report)
{
    const Day day = there.day();
    QUNCE_ASSIGN(const std::vector<Uuid> rolling, m_cache->rolling().all(transaction, false));
    QUNCE_ASSIGN(
        const PlanIndex index, readPlanAround(transaction, m_places->people, there, rolling, hasGoneOut));
    CheckOptions options;
    options.countDrafts = false;
    SubjectSet added;
    if (there.rolls->anchor == RollAnchor::CustomerAdded) {
        QUNCE_ASSIGN(added, addedGuides(transaction, *m_places, day - there.rolls->day));
        options.added = &added;
    }
    const std::vector<PlanFinding> findings = index.check(there, options);
    if (hasErrors(findings)) {
        ++report.returned;
        return sendBack(transaction, std::move(entry), findings, now);
    }
    RollingDay who = index.rollingDay(there, day, options);
    const size_t leftOut = who.leftOut.count();
    who.audience.reached.remove(who.leftOut);
    report.leftOut += leftOut;
    if (leftOut > 0)
        QUNCE_TRY(notice(transaction, entry, day,
            Message(QUNCE_TEXT("%1: %2 had no send left and were left out."),
                {day.toString(), std::to_string(leftOut)}),
            now));
    if (who.audience.reached.empty())
        return {};
    const Record task = taskOf(there, entry, index.policy(), now);
    QUNCE_TRY(transaction.putRecord(task));
    QUNCE_ASSIGN(const AssignedCounts counts,
        assign(transaction, task.id, *task.day("due_day"), who.audience.reached, *m_places));
    nlohmann::ordered_json detail {{"entry", entry.id.toString()}, {"task", task.text("code")},
        {"day", day.toString()}, {"assignments", counts.rows}};
    if (counts.withoutPlace > 0)
        detail["without_place"] = counts.withoutPlace;
    if (leftOut > 0)
        detail["left_out"] = leftOut;
    ++report.dispatched;
    report.assignments += counts.rows;
    return audit(transaction, "dispatch", detail.dump(), now);
}

/// Of a day that was missed it is said, and it stays missed.
Result<void> Dispatcher::miss(
    WriteTransaction &transaction, const Record &entry, Day day, Instant now, DispatchReport &report)
{
    const int64_t late = (now.seconds - startOn(entry, day).seconds) / 60;
    ++report.late;
    QUNCE_TRY(notice(transaction, entry, day,
        Message(QUNCE_TEXT("%1: not sent, the start was missed by %2 minutes."),
            {day.toString(), std::to_string(late)}),
        now));
    const nlohmann::ordered_json detail {
        {"entry", entry.id.toString()}, {"day", day.toString()}, {"late_minutes", late}};
    return audit(transaction, "dispatch.late", detail.dump(), now);
}

Result<void> Dispatcher::notice(
    WriteTransaction &transaction, const Record &entry, Day day, const Message &words, Instant now)
{
    Record comment;
    comment.kind = Kind::Comment;
    comment.id = noticeIdOf(entry.id, day);
    comment.bucket = entry.bucket;
    comment.put("entry", toValue(entry.id)); // without an author: it is the server's
    comment.put("written_at", toValue(std::optional(now)));
    comment.put("purpose", std::string("comment"));
    comment.put("text", m_text(words));
    return transaction.putRecord(comment);
}

/// From its first day on it is out, whoever is due.
Result<void> Dispatcher::begin(const Due &due, Instant now)
{
    QUNCE_ASSIGN(const auto transaction, m_storage.beginWrite());
    QUNCE_ASSIGN(std::optional<Record> entry, transaction->record(Kind::Entry, due.entry));
    if (!entry || !mayRoll(*entry) || entry->text("status") != "approved"
        || now < *entry->instant("start_at"))
        return {};
    transaction->setAuthor(kWho);
    entry->put("status", std::string("dispatched"));
    QUNCE_TRY(transaction->putRecord(*entry));
    return transaction->commit();
}

/// Its last day has passed: it is done once all have answered.
Result<void> Dispatcher::finish(const Due &due, Instant now)
{
    QUNCE_ASSIGN(const auto transaction, m_storage.beginWrite());
    QUNCE_ASSIGN(std::optional<Record> entry, transaction->record(Kind::Entry, due.entry));
    m_looked[due.entry] = now;
    if (!entry || !mayRoll(*entry))
        return {};
    const std::optional<Day> last = entry->day("rolls_until");
    QUNCE_ASSIGN(const SendCounts counts, sendCountsOf(*transaction, due.entry));
    if (!last || now.day() <= *last || counts.pending > 0)
        return {};
    transaction->setAuthor(kWho);
    entry->put("status", std::string("done"));
    QUNCE_TRY(transaction->putRecord(*entry));
    return transaction->commit();
}

} // namespace qunce::server
