// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/dispatch/planreader.h"

#include <algorithm>

#include "models/merge/entryrules.h"

namespace qunce::server {

Result<PushPolicy> readPushPolicy(ReadTransaction &transaction)
{
    QUNCE_ASSIGN(
        const std::optional<Record> setting, transaction.recordByCode(Kind::Setting, kPushPolicySetting));
    Result<PushPolicy> policy = pushPolicyFrom(setting ? setting->text("value") : std::string());
    return policy.ok() ? std::move(policy).value() : PushPolicy();
}

Result<PlanEntry> readPlanEntry(ReadTransaction &transaction, const Record &entry)
{
    std::vector<Record> targets;
    QUNCE_TRY(transaction.eachRecordByRef(
        Kind::EntryTarget, IndexColumn::Ref1, entry.id, [&](const Record &target) -> Result<void> {
            targets.push_back(target);
            return {};
        }));
    return planEntryFrom(entry, targets);
}

Result<void> addContentOf(ReadTransaction &transaction, const PlanEntry &entry, PlanIndex &plan)
{
    if (entry.content.isNil())
        return {};
    QUNCE_ASSIGN(const std::optional<Record> content, transaction.record(Kind::Content, entry.content));
    QUNCE_ASSIGN(
        const std::optional<Record> lists, transaction.recordByCode(Kind::Setting, kWordListsSetting));
    if (content)
        plan.putContent(
            planContentFrom(*content, wordBookFrom(lists ? lists->text("value") : std::string())));
    return {};
}

Result<PlanIndex> readPlan(ReadTransaction &transaction, std::shared_ptr<const PlanPeople> people,
    Period days, std::span<const Uuid> rolling, const std::function<bool(const Record &entry)> &matters)
{
    QUNCE_ASSIGN(PushPolicy policy, readPushPolicy(transaction));
    const Day from = std::min(capWindow(policy.cap, days.from).days.from, days.from - policy.repeatDays);
    const Day to = std::max(capWindow(policy.cap, days.to).days.to, days.to + policy.repeatDays);
    PlanIndex plan(std::move(people), std::move(policy));
    QUNCE_TRY(transaction.eachRecordAt(Kind::Entry, Instant::startOf(from).seconds,
        Instant::startOf(to + 1).seconds - 1, [&](const Record &record) -> Result<void> {
            if (!matters(record))
                return {};
            QUNCE_ASSIGN(PlanEntry other, readPlanEntry(transaction, record));
            plan.put(std::move(other));
            return {};
        }));
    for (const Uuid &id : rolling) {
        QUNCE_ASSIGN(const std::optional<Record> record, transaction.record(Kind::Entry, id));
        if (!record || !isRolling(*record) || !matters(*record))
            continue;
        QUNCE_ASSIGN(PlanEntry other, readPlanEntry(transaction, *record));
        plan.put(std::move(other));
    }
    return plan;
}

Result<PlanIndex> readPlanAround(ReadTransaction &transaction, std::shared_ptr<const PlanPeople> people,
    const PlanEntry &entry, std::span<const Uuid> rolling,
    const std::function<bool(const Record &entry)> &matters)
{
    QUNCE_ASSIGN(PlanIndex plan,
        readPlan(
            transaction, std::move(people), {entry.day(), entry.day()}, rolling, [&](const Record &record) {
                return (record.id != entry.id || isRolling(record)) && matters(record);
            }));
    for (const Uuid &id : rolling) {
        const PlanEntry *held = plan.find(id);
        if (!held || !held->rolls)
            continue;
        PlanEntry out = *held;
        const Day last = id == entry.id ? entry.day() - 1 : entry.day();
        out.rolls->until = out.rolls->until ? std::min(*out.rolls->until, last) : last;
        plan.put(std::move(out));
    }
    QUNCE_TRY(addContentOf(transaction, entry, plan));
    return plan;
}

} // namespace qunce::server
