// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/approval.h"

#include <algorithm>
#include <array>

#include "models/merge/transitions.h"

namespace qunce {

namespace {

constexpr std::array<std::string_view, 16> kForm {"title", "campaign", "stage", "start_at", "end_at",
    "channel", "owner", "group_kinds", "regions", "content", "layer", "prepare_by", "metric", "proof",
    "audience_tags", "late_minutes"};
constexpr std::array<std::string_view, 2> kSubmission {"submitted_by", "submitted_at"};
constexpr std::array<std::string_view, 3> kApproval {"approved_by", "approved_at", "approved_form"};

bool isSame(const Record &a, const Record &b, std::string_view field)
{
    const FieldValue *left = a.find(field);
    const FieldValue *right = b.find(field);
    return left && right ? *left == *right : left == right;
}

template <typename Fields>
bool areSame(const Record &a, const Record &b, const Fields &fields)
{
    return std::all_of(
        fields.begin(), fields.end(), [&](std::string_view field) { return isSame(a, b, field); });
}

Refusal refusal(Rejection why, std::string_view about = {})
{
    return {why, std::string(about), {}, {}};
}

/// What was written down as approved; empty if nothing was.
Record approvedRecord(const Record &entry)
{
    Record approved;
    approved.kind = Kind::Entry;
    const std::string form = entry.text("approved_form");
    if (form.empty() || !fieldsFromJson(form, approved).ok())
        approved.fields.clear();
    return approved;
}

/// On the desk of who writes it: whose name it carries there says nothing.
bool isOnDesk(std::string_view status)
{
    return status.empty() || status == "draft" || status == "changes" || status == "cancelled";
}

std::optional<Refusal> refusedSubmission(
    const Record &before, const Record &after, const std::string &from, const Actor &actor)
{
    const Uuid by = after.reference("submitted_by");
    const bool own = by == actor.user && after.instant("submitted_at");
    const bool kept = areSame(before, after, kSubmission);
    if (from == "approved") // the approval is taken back; who submitted it stays
        return kept ? std::nullopt : std::optional(refusal(Rejection::Unsigned));
    // Who sent it back may think better of it.
    const bool sentBackInError = from == "changes" && kept && !by.isNil();
    return own || sentBackInError ? std::nullopt : std::optional(refusal(Rejection::Unsigned));
}

std::optional<Refusal> refusedSignature(const Record &before, const Record &after, const Actor &actor)
{
    if (before.reference("submitted_by") == actor.user)
        return refusal(Rejection::OwnApproval);
    if (!areSame(before, after, kSubmission) || after.reference("approved_by") != actor.user
        || !after.instant("approved_at"))
        return refusal(Rejection::Unsigned);
    if (after.text("approved_form") != approvedForm(after))
        return refusal(Rejection::ChangedMeanwhile);
    return std::nullopt;
}

/// Names change only with the step that they stand for.
std::optional<Refusal> refusedNames(const Record &before, const Record &after, const Actor &actor)
{
    if (!areSame(before, after, kSubmission)) {
        const Uuid by = after.reference("submitted_by");
        const bool known = by.isNil() || by == actor.user || by == before.reference("submitted_by");
        if (!isOnDesk(after.text("status")) || !known)
            return refusal(Rejection::NotAllowed, "submitted_by");
    }
    const bool waits = isOnDesk(after.text("status")) || after.text("status") == "submitted";
    if (!waits && !areSame(before, after, kApproval))
        return refusal(Rejection::NotAllowed, "approved_by");
    return std::nullopt;
}

} // namespace

std::vector<std::pair<std::string, FieldValue>> approvalFields(
    const Record &entry, std::string_view status, const Uuid &user, Instant now)
{
    if (status == "submitted" && entry.text("status") != "approved")
        return {{"submitted_by", toValue(user)}, {"submitted_at", toValue(std::optional(now))}};
    if (status == "approved")
        return {{"approved_by", toValue(user)}, {"approved_at", toValue(std::optional(now))},
            {"approved_form", approvedForm(entry)}};
    return {};
}

std::string approvedForm(const Record &entry)
{
    Record form;
    form.kind = Kind::Entry;
    for (const std::string_view field : kForm) {
        if (const FieldValue *value = entry.find(field))
            form.put(field, *value);
    }
    return fieldsToJson(form);
}

std::vector<std::string> changedSinceApproval(const Record &entry)
{
    std::vector<std::string> changed;
    if (entry.text("approved_form").empty())
        return changed;
    const Record approved = approvedRecord(entry);
    for (const FieldDescriptor &field : descriptor(Kind::Entry).fields) {
        const bool isOfForm = std::find(kForm.begin(), kForm.end(), field.name) != kForm.end();
        if (isOfForm && !isSame(approved, entry, field.name))
            changed.emplace_back(field.name);
    }
    return changed;
}

FieldValue approvedValue(const Record &entry, std::string_view field)
{
    const Record approved = approvedRecord(entry);
    const FieldValue *value = approved.find(field);
    return value ? *value : FieldValue();
}

std::optional<Refusal> refusedApproval(const Record *before, const Record &after, const Actor &actor)
{
    if (after.kind != Kind::Entry)
        return std::nullopt;
    const Record nothing;
    const Record &was = before ? *before : nothing;
    const std::string from = was.text("status");
    const std::string to = after.text("status");
    if (to == "submitted" && from != to) {
        if (auto refused = refusedSubmission(was, after, from, actor))
            return refused;
        return std::nullopt;
    }
    if (to == "approved" && from != to)
        return refusedSignature(was, after, actor);
    return refusedNames(was, after, actor);
}

std::optional<Refusal> mayApprove(const Record &entry, const Actor &actor)
{
    if (auto refused = mayEdit(actor, entry, "status"))
        return refused;
    if (entry.text("status") == "approved"
        || !mayMove(Kind::Entry, "status", entry.text("status"), "approved", actor.role))
        return Refusal {Rejection::IllegalTransition, "status", entry.text("status"), "approved"};
    if (entry.reference("submitted_by") == actor.user)
        return refusal(Rejection::OwnApproval);
    return std::nullopt;
}

} // namespace qunce
