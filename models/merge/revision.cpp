// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/revision.h"

#include <algorithm>
#include <array>

namespace qunce {

namespace {

constexpr std::array<std::string_view, 4> kProposal {
    "revise_title", "revise_content", "revise_by", "revise_at"};
constexpr std::array<std::string_view, 2> kConfirmed {"revised_by", "revised_at"};

FieldValue valueOfField(const Record &record, std::string_view field)
{
    const FieldValue *value = record.find(field);
    return value ? *value : FieldValue();
}

template <typename Fields>
bool areSameInBoth(const Record &a, const Record &b, const Fields &fields)
{
    return std::all_of(fields.begin(), fields.end(),
        [&](std::string_view field) { return valueOfField(a, field) == valueOfField(b, field); });
}

bool isEmpty(const Record &entry)
{
    return std::all_of(kProposal.begin(), kProposal.end(),
        [&](std::string_view field) { return valueOfField(entry, field) == FieldValue(); });
}

/// What the field is to be once the proposal holds.
FieldValue proposed(const Record &entry, std::string_view field, std::string_view proposal)
{
    const FieldValue value = valueOfField(entry, proposal);
    return value == FieldValue() ? valueOfField(entry, field) : value;
}

Refusal revisionRefusal(Rejection why, std::string_view about = {})
{
    return {why, std::string(about), {}, {}};
}

std::optional<Refusal> refusedConfirmation(const Record &before, const Record &after, const Actor &actor)
{
    if (auto refused = mayConfirmRevision(before, actor))
        return refused;
    if (after.reference("revised_by") != actor.user || !after.instant("revised_at"))
        return revisionRefusal(Rejection::Unsigned);
    const bool isAsProposed = valueOfField(after, "title") == proposed(before, "title", "revise_title")
        && valueOfField(after, "content") == proposed(before, "content", "revise_content");
    return isAsProposed ? std::nullopt : std::optional(revisionRefusal(Rejection::ChangedMeanwhile));
}

std::optional<Refusal> refusedProposal(const Record &after, const Actor &actor)
{
    if (!isRevisable(after.text("status")))
        return revisionRefusal(Rejection::NotAllowed, "revise_title");
    const bool says = !after.text("revise_title").empty() || !after.reference("revise_content").isNil();
    if (!says || after.reference("revise_by") != actor.user || !after.instant("revise_at"))
        return revisionRefusal(Rejection::Unsigned);
    return std::nullopt;
}

} // namespace

bool isRevisable(std::string_view status)
{
    return status == "approved" || status == "dispatched" || status == "part_done";
}

FieldChanges proposedRevision(const std::string &title, const Uuid &content, const Uuid &user, Instant now)
{
    return {{"revise_title", title.empty() ? FieldValue() : FieldValue(title)},
        {"revise_content", content.isNil() ? FieldValue() : toValue(content)}, {"revise_by", toValue(user)},
        {"revise_at", toValue(std::optional(now))}};
}

FieldChanges confirmedRevision(const Record &entry, const Uuid &user, Instant now)
{
    FieldChanges changes = withdrawnRevision();
    changes.emplace_back("title", proposed(entry, "title", "revise_title"));
    changes.emplace_back("content", proposed(entry, "content", "revise_content"));
    changes.emplace_back("revised_by", toValue(user));
    changes.emplace_back("revised_at", toValue(std::optional(now)));
    return changes;
}

FieldChanges withdrawnRevision()
{
    FieldChanges changes;
    for (const std::string_view field : kProposal)
        changes.emplace_back(field, FieldValue());
    return changes;
}

bool hasRevision(const Record &entry)
{
    return !entry.reference("revise_by").isNil();
}

bool isConfirmedRevision(const Record &before, const Record &after, const Actor &actor)
{
    return hasRevision(before) && isEmpty(after) && !areSameInBoth(before, after, kConfirmed)
        && !refusedConfirmation(before, after, actor);
}

std::optional<Refusal> refusedRevision(const Record *before, const Record &after, const Actor &actor)
{
    const Record nothing;
    const Record &was = before ? *before : nothing;
    if (!areSameInBoth(was, after, kConfirmed)) {
        if (!hasRevision(was) || !isEmpty(after))
            return revisionRefusal(Rejection::NotAllowed, "revised_by");
        return refusedConfirmation(was, after, actor);
    }
    if (areSameInBoth(was, after, kProposal) || isEmpty(after))
        return std::nullopt;
    return refusedProposal(after, actor);
}

std::optional<Refusal> mayConfirmRevision(const Record &entry, const Actor &actor)
{
    if (auto refused = mayEdit(actor, entry, "revised_by"))
        return refused;
    if (!hasRevision(entry) || !isRevisable(entry.text("status")))
        return revisionRefusal(Rejection::NotAllowed, "revised_by");
    if (entry.reference("revise_by") == actor.user)
        return revisionRefusal(Rejection::OwnRevision);
    return std::nullopt;
}

} // namespace qunce
