// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/server/push/naivemerge.h"

#include <algorithm>

namespace qunce::server::testing {

namespace {

using Outcome = NaiveRecord::Outcome;

Outcome worse(Outcome left, Outcome right)
{
    return std::max(left, right);
}

/// Line by line; nothing where both changed one in different ways.
std::optional<std::string> lines(
    const std::string &before, const std::string &mine, const std::string &theirs)
{
    std::string merged;
    for (size_t i = 0; i < before.size(); ++i) {
        if (mine[i] == before[i] || mine[i] == theirs[i])
            merged += theirs[i];
        else if (theirs[i] == before[i])
            merged += mine[i];
        else
            return std::nullopt;
    }
    return merged;
}

} // namespace

Outcome NaiveRecord::push(const Edit &edit, uint64_t now)
{
    if (edit.remove)
        return remove(edit);
    if (deleted) {
        ++wholeConflicts;
        return Outcome::Conflict;
    }
    Outcome outcome = Outcome::Applied;
    for (const auto &[name, typed] : edit.fields)
        outcome = worse(outcome, pushField(name, typed, edit, now));
    return outcome;
}

Outcome NaiveRecord::pushField(const std::string &name, const Typed &typed, const Edit &edit, uint64_t now)
{
    Field &field = fields.at(name);
    if (field.mergeClass == Class::Set)
        return pushSet(field, typed, edit, now);
    if (field.value == typed.after)
        return Outcome::Applied;
    const bool alone = field.value == typed.before || field.changedAt <= edit.lookedAt;
    std::string value = typed.after;
    Outcome outcome = alone ? Outcome::Applied : Outcome::Merged;
    if (field.mergeClass == Class::Text && field.value != typed.before) {
        const std::optional<std::string> merged = lines(typed.before, typed.after, field.value);
        outcome = merged ? Outcome::Merged : Outcome::Conflict;
        value = merged.value_or("");
        if (merged == field.value)
            return Outcome::Applied;
    } else if (field.mergeClass == Class::Guarded && !alone) {
        outcome = Outcome::Conflict;
    }
    if (outcome == Outcome::Conflict) {
        conflicts[{name, edit.by}] = typed.after;
        return outcome;
    }
    field.value = value;
    note(field, now, edit.by);
    return outcome;
}

Outcome NaiveRecord::pushSet(Field &field, const Typed &typed, const Edit &edit, uint64_t now)
{
    std::set<char> items(field.value.begin(), field.value.end());
    const std::set<char> before(typed.before.begin(), typed.before.end());
    const std::set<char> after(typed.after.begin(), typed.after.end());
    const uint64_t last = field.changedAt;
    const int lastBy = field.changedBy;
    bool spared = false;
    bool changed = false;
    for (const char item : before) {
        if (after.contains(item))
            continue;
        const auto came = field.cameAt.find(item);
        const bool seen = came == field.cameAt.end() || came->second.first <= edit.lookedAt
            || came->second.second == edit.by;
        spared = spared || !seen;
        if (seen && items.erase(item) > 0) {
            field.cameAt.erase(item);
            changed = true;
        }
    }
    for (const char item : after) {
        if (before.contains(item) || !items.insert(item).second)
            continue;
        field.cameAt[item] = {now, edit.by};
        changed = true;
    }
    if (changed) {
        field.value.assign(items.begin(), items.end());
        note(field, now, edit.by);
    }
    const bool met = changed && last > edit.lookedAt && lastBy != edit.by;
    return spared || met ? Outcome::Merged : Outcome::Applied;
}

Outcome NaiveRecord::remove(const Edit &edit)
{
    if (deleted)
        return Outcome::Applied;
    const auto asSeen = [&](const auto &entry) {
        const auto typed = edit.fields.find(entry.first);
        return entry.second.value == (typed == edit.fields.end() ? std::string() : typed->second.before);
    };
    const auto known = [&](const auto &change) {
        return change.first <= edit.lookedAt || change.second == edit.by;
    };
    if (std::all_of(fields.begin(), fields.end(), asSeen)
        || std::all_of(m_changes.begin(), m_changes.end(), known)) {
        deleted = true;
        return Outcome::Applied;
    }
    ++wholeConflicts;
    return Outcome::Conflict;
}

void NaiveRecord::note(Field &field, uint64_t now, int by)
{
    field.changedAt = now;
    field.changedBy = by;
    m_changes.emplace_back(now, by);
}

} // namespace qunce::server::testing
