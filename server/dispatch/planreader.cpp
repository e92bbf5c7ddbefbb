// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/dispatch/planreader.h"

#include <algorithm>

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
    Period days, const std::function<bool(const Record &entry)> &matters)
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
    return plan;
}

Result<PlanIndex> readPlanAround(ReadTransaction &transaction, std::shared_ptr<const PlanPeople> people,
    const PlanEntry &entry, const std::function<bool(const Record &entry)> &matters)
{
    QUNCE_ASSIGN(PlanIndex plan,
        readPlan(transaction, std::move(people), {entry.day(), entry.day()},
            [&](const Record &record) { return record.id != entry.id && matters(record); }));
    QUNCE_TRY(addContentOf(transaction, entry, plan));
    return plan;
}

} // namespace qunce::server
