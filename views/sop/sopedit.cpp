// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/sop/sopedit.h"

#include <algorithm>
#include <tuple>

namespace qunce {

namespace {

using Fields = std::map<std::string, FieldValue, std::less<>>;

Uuid familyOf(const SopTemplate &sop)
{
    return sop.family.isNil() ? sop.id : sop.family;
}

/// What has another value, or has one no more.
Fields differing(const Fields &before, const Fields &after)
{
    Fields different;
    for (const auto &[name, value] : after) {
        const auto was = before.find(name);
        if (was == before.end() || was->second != value)
            different.emplace(name, value);
    }
    for (const auto &[name, value] : before) {
        if (!after.contains(name))
            different.emplace(name, FieldValue());
    }
    return different;
}

void change(EditRequest &request, Kind kind, const Uuid &id, const Fields &before, const Fields &after)
{
    Fields different = differing(before, after);
    if (!different.empty())
        request.changes.push_back(ChangeFields {kind, id, std::move(different), {}});
}

EditRequest changedItself(const SopTemplate &before, const SopTemplate &after, IdSource &ids)
{
    EditRequest request;
    request.title = Message(QUNCE_TEXT("Template “%1”"), {after.name});
    change(request, Kind::SopTemplate, before.id, fieldsOf(before), fieldsOf(after));
    const auto stepOf = [](const SopTemplate &sop, const Uuid &id) {
        return std::find_if(
            sop.steps.begin(), sop.steps.end(), [&id](const SopStep &step) { return step.id == id; });
    };
    for (const SopStep &step : after.steps) {
        const auto was = stepOf(before, step.id);
        if (step.id.isNil() || was == before.steps.end())
            request.changes.push_back(MakeRecord {
                Kind::SopStep, step.id.isNil() ? ids.next() : step.id, fieldsOf(step, before.id)});
        else
            change(request, Kind::SopStep, step.id, fieldsOf(*was, before.id), fieldsOf(step, before.id));
    }
    for (const SopStep &step : before.steps) {
        if (stepOf(after, step.id) == after.steps.end())
            request.changes.push_back(DeleteRecord {Kind::SopStep, step.id});
    }
    return request;
}

} // namespace

SopSaving savingOf(
    const SopLine &line, SopTemplate wanted, const std::vector<SopLine> &lines, Day today, IdSource &ids)
{
    SopSaving saving;
    saving.id = line.sop.id;
    saving.request = changedItself(line.sop, wanted, ids);
    if (saving.request.changes.empty() || line.campaigns == 0)
        return saving;
    saving.isNextVersion = true;
    wanted.family = familyOf(line.sop);
    wanted.id = ids.next();
    wanted.version = line.sop.version;
    for (const SopLine &other : lines) {
        if (!other.isShipped && familyOf(other.sop) == wanted.family)
            wanted.version = std::max(wanted.version, other.sop.version);
    }
    ++wanted.version;
    if (!wanted.effectiveFrom || wanted.effectiveFrom == line.sop.effectiveFrom)
        wanted.effectiveFrom = today;
    saving.id = wanted.id;
    saving.request = newSop(wanted);
    saving.request.title =
        Message(QUNCE_TEXT("Template “%1”, version %2"), {wanted.name, std::to_string(wanted.version)});
    for (SopStep &step : wanted.steps) {
        step.id = ids.next();
        saving.request.changes.push_back(MakeRecord {Kind::SopStep, step.id, fieldsOf(step, wanted.id)});
    }
    return saving;
}

EditRequest submissionOf(const SopRun &run)
{
    EditRequest request;
    request.title = Message(QUNCE_TEXT("Submit “%1”"), {run.name});
    for (const SopRun::Entry &entry : run.entries) {
        if (entry.status == EntryStatus::Draft || entry.status == EntryStatus::Changes)
            request.changes.push_back(
                ChangeFields {Kind::Entry, entry.id, {{"status", std::string("submitted")}}, {}});
    }
    return request;
}

EditRequest endingOf(const SopRun &run, Day today)
{
    EditRequest request;
    request.title = Message(QUNCE_TEXT("End “%1”"), {run.name});
    for (const SopRun::Entry &entry : run.entries) {
        switch (entry.status) {
        case EntryStatus::Draft:
        case EntryStatus::Submitted:
        case EntryStatus::Changes:
            request.changes.push_back(
                ChangeFields {Kind::Entry, entry.id, {{"status", std::string("cancelled")}}, {}});
            break;
        case EntryStatus::Approved:
        case EntryStatus::Dispatched:
        case EntryStatus::PartDone:
            if (!entry.until || today < *entry.until)
                request.changes.push_back(ChangeFields {
                    Kind::Entry, entry.id, {{"rolls_until", toValue(std::optional(today))}}, {}});
            break;
        default:
            break;
        }
    }
    return request;
}

EditRequest newSop(const SopTemplate &sop)
{
    EditRequest request;
    request.title = Message(QUNCE_TEXT("New template “%1”"), {sop.name});
    request.changes.push_back(MakeRecord {Kind::SopTemplate, sop.id, fieldsOf(sop)});
    return request;
}

std::optional<size_t> versionOn(const std::vector<SopLine> &lines, const Uuid &family, Day day)
{
    const auto from = [&](size_t i) { return lines[i].sop.effectiveFrom.value_or(kFirstDataDay); };
    std::optional<size_t> best;
    for (size_t i = 0; i < lines.size(); ++i) {
        const SopTemplate &sop = lines[i].sop;
        if (lines[i].isShipped || familyOf(sop) != family || sop.status != "active" || from(i) > day)
            continue;
        if (!best || std::tuple(from(i), sop.version) > std::tuple(from(*best), lines[*best].sop.version))
            best = i;
    }
    return best;
}

} // namespace qunce
