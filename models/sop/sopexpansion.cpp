// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sop/sopexpansion.h"

#include <algorithm>
#include <tuple>

namespace qunce {

namespace {

constexpr int kReadyHour = 18;

Instant at(Day day, int minute)
{
    return {Instant::startOf(day).seconds + int64_t {minute} * 60};
}

PlannedEntry planned(
    size_t index, const SopStep &step, std::vector<std::string> kinds, Day day, const SopWindow &window)
{
    PlannedEntry entry;
    entry.step = index;
    entry.groupKinds = std::move(kinds);
    entry.startAt = at(day, window.from);
    if (window.to)
        entry.endAt = at(day, *window.to);
    if (step.prepareDays)
        entry.prepareBy = Instant::fromLocal(day - *step.prepareDays, kReadyHour, 0);
    return entry;
}

} // namespace

PlannedKey keyOf(const SopTemplate &sop, const PlannedEntry &entry)
{
    return {sop.steps[entry.step].id, entry.groupKinds};
}

std::vector<PlannedEntry> expand(const SopTemplate &sop, Day start)
{
    std::vector<PlannedEntry> entries;
    for (size_t i = 0; i < sop.steps.size(); ++i) {
        const SopStep &step = sop.steps[i];
        std::vector<std::string> rest = step.groupKinds;
        std::sort(rest.begin(), rest.end());
        for (const SopLead &lead : step.leads) {
            const auto served = std::find(rest.begin(), rest.end(), lead.groupKind);
            if (served == rest.end())
                continue;
            rest.erase(served);
            entries.push_back(planned(i, step, {lead.groupKind}, start + (step.day + lead.day), lead.window));
        }
        // A step for no group at all is one entry; one whose kinds all have times of their own has no other.
        if (!rest.empty() || step.groupKinds.empty())
            entries.push_back(planned(i, step, std::move(rest), start + step.day, step.window));
    }
    std::sort(entries.begin(), entries.end(), [](const PlannedEntry &a, const PlannedEntry &b) {
        return std::tie(a.startAt, a.step, a.groupKinds) < std::tie(b.startAt, b.step, b.groupKinds);
    });
    return entries;
}

std::map<std::string, FieldValue, std::less<>> fieldsOf(
    const PlannedEntry &entry, const SopTemplate &sop, const Uuid &campaign)
{
    const SopStep &step = sop.steps[entry.step];
    auto fields = fieldsOf(step, sop.id);
    for (const char *ofTheStep : {"day", "from_minute", "to_minute", "leads", "prepare_days", "group_kinds"})
        fields.erase(ofTheStep);
    fields["step"] = toValue(step.id);
    fields["campaign"] = toValue(campaign);
    fields["start_at"] = toValue(std::optional(entry.startAt));
    if (entry.endAt)
        fields["end_at"] = toValue(entry.endAt);
    if (entry.prepareBy)
        fields["prepare_by"] = toValue(entry.prepareBy);
    if (!entry.groupKinds.empty())
        fields["group_kinds"] = entry.groupKinds;
    fields["status"] = std::string("draft");
    return fields;
}

} // namespace qunce
