// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plan/occurrence.h"

#include <algorithm>
#include <cstdio>

#include <sodium.h>

namespace qunce {

namespace {

constexpr int64_t kLeastSeconds = 2 * 3600;
constexpr size_t kDate = 8;
constexpr size_t kCodeDigits = 12;

/// A UUID of version 8, the same for the same text.
Uuid idOf(const std::string &text)
{
    Uuid id;
    crypto_generichash(id.bytes.data(), id.bytes.size(), reinterpret_cast<const unsigned char *>(text.data()),
        text.size(), nullptr, 0);
    id.bytes[6] = static_cast<uint8_t>((id.bytes[6] & 0x0F) | 0x80);
    id.bytes[8] = static_cast<uint8_t>((id.bytes[8] & 0x3F) | 0x80);
    return id;
}

} // namespace

Uuid taskIdOf(const Uuid &entry, Day day)
{
    return idOf("qunce task " + entry.toString() + " " + day.toString());
}

Uuid noticeIdOf(const Uuid &entry, Day day)
{
    return idOf("qunce notice " + entry.toString() + " " + day.toString());
}

std::string taskCodeOf(const Uuid &entry, Day day)
{
    std::string digits = taskIdOf(entry, day).toString();
    std::erase(digits, '-');
    std::string date = day.toString();
    std::erase(date, '-');
    return "P" + date + "-" + digits.substr(0, kCodeDigits);
}

bool isDispatchedCode(std::string_view code)
{
    return code.size() == kDate + 2 + kCodeDigits && code[0] == 'P' && code[kDate + 1] == '-';
}

bool isTaskOf(const Record &task, const Uuid &entry)
{
    const std::string code = task.text("code");
    if (!isDispatchedCode(code))
        return false;
    const std::optional<Day> day =
        Day::parse(code.substr(1, 4) + "-" + code.substr(5, 2) + "-" + code.substr(7, 2));
    return day && taskIdOf(entry, *day) == task.id;
}

TaskDue taskDueOf(const PlanEntry &entry, const PushPolicy &policy)
{
    const DueRule &rule = policy.dueOf(taskKindOfChannel(entry.channel));
    const Instant start = entry.start.value_or(Instant {});
    const Day ruleDay = start.day() + rule.days;
    const Instant byRule {Instant::startOf(ruleDay).seconds + rule.minute * int64_t {60}};
    Instant least {start.seconds + kLeastSeconds};
    if (entry.end)
        least = std::max(least, *entry.end);
    if (least <= byRule)
        return {byRule, ruleDay};
    return {least, least.day()};
}

Record taskOf(const PlanEntry &plan, const Record &entry, const PushPolicy &policy, Instant now)
{
    Record task;
    task.kind = Kind::Task;
    task.id = taskIdOf(entry.id, plan.day());
    task.bucket = entry.bucket;
    const TaskDue due = taskDueOf(plan, policy);
    task.put("code", taskCodeOf(entry.id, plan.day()));
    task.put("entry", toValue(entry.id));
    task.put("title", entry.text("title"));
    task.put("kind", std::string(storedName(taskKindOfChannel(plan.channel))));
    task.put("channel", toValue(plan.channel));
    task.put("dispatched_at", toValue(std::optional(now)));
    task.put("due_at", toValue(std::optional(due.at)));
    task.put("due_day", toValue(std::optional(due.day)));
    return task;
}

} // namespace qunce
