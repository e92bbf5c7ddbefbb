// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/approval.h"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "models/merge/transitions.h"

namespace qunce {

namespace {

constexpr std::array<std::string_view, 21> kForm {"title", "campaign", "stage", "start_at", "end_at",
    "channel", "owner", "group_kinds", "regions", "content", "layer", "prepare_by", "metric", "proof",
    "audience_tags", "late_minutes", "anchor", "anchor_day", "rolls_until", "batches", "bands"};
constexpr std::array<std::string_view, 2> kSubmission {"submitted_by", "submitted_at"};
constexpr std::array<std::string_view, 4> kApproval {
    "approved_by", "approved_at", "approved_form", "approved_for"};
constexpr std::array<std::string_view, 4> kFirst {"first_by", "first_at", "first_form", "first_for"};

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

/// What was approved first, short enough to stand beside what was approved last.
std::string formHash(const Record &entry)
{
    const std::string form = approvedForm(entry);
    std::array<unsigned char, crypto_generichash_BYTES> hash {};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(form.data()),
        form.size(), nullptr, 0);
    std::array<char, 2 * hash.size() + 1> hex {};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

/// Whether the policy lets them, where it names anybody.
bool isNamed(const ApprovalPolicy &policy, ApprovalTurn turn, bool isOfTwo, const Uuid &principal)
{
    const bool isSecond = isOfTwo && turn == ApprovalTurn::Last && !policy.secondApprovers.empty();
    const std::set<Uuid> &named = isSecond ? policy.secondApprovers : policy.approvers;
    return named.empty() || named.contains(principal);
}

/// The same person has approved it first, themselves or for somebody.
bool isFirstApprover(const Record &entry, const Uuid &person)
{
    return entry.reference("first_by") == person || entry.reference("first_for") == person;
}

/// Why this signature does not count for an entry that is to be approved, whatever it says of the form.
std::optional<Refusal> refusedTurn(const Record &entry, const ApprovalPolicy &policy, ApprovalTurn turn,
    const Uuid &user, const Uuid &principal)
{
    const Uuid submitter = entry.reference("submitted_by");
    if (submitter == user || submitter == principal)
        return refusal(Rejection::OwnApproval);
    const bool isOfTwo = policy.needsTwo(entry);
    if (!isNamed(policy, turn, isOfTwo, principal))
        return refusal(Rejection::NotApprover);
    if (isOfTwo && turn == ApprovalTurn::Last
        && (isFirstApprover(entry, user) || isFirstApprover(entry, principal)))
        return refusal(Rejection::NeedsFirst);
    return std::nullopt;
}

/// Nothing if `user` may act for `other`, or acts for nobody.
Result<std::optional<Refusal>> refusedDeputy(
    const Uuid &user, const Uuid &other, Instant now, RecordLookup &others)
{
    if (other.isNil())
        return std::optional<Refusal>();
    QUNCE_ASSIGN(const bool isDeputy, isDeputyOf(user, other, now, others));
    return isDeputy ? std::nullopt : std::optional(refusal(Rejection::NotDeputy));
}

std::optional<Refusal> refusedSubmission(
    const Record &before, const Record &after, const std::string &from, const Actor &actor)
{
    const Uuid by = after.reference("submitted_by");
    const bool own = by == actor.user && after.instant("submitted_at") && after.reference("first_by").isNil();
    const bool kept = areSame(before, after, kSubmission) && areSame(before, after, kFirst);
    if (from == "approved") // the approval is taken back; who submitted it stays
        return kept ? std::nullopt : std::optional(refusal(Rejection::Unsigned));
    // Who sent it back may think better of it.
    const bool sentBackInError = from == "changes" && kept && !by.isNil();
    return own || sentBackInError ? std::nullopt : std::optional(refusal(Rejection::Unsigned));
}

Result<std::optional<Refusal>> refusedSignature(
    const Record &before, const Record &after, const Actor &actor, RecordLookup &others, Instant now)
{
    using Answer = std::optional<Refusal>;
    if (before.reference("submitted_by") == actor.user)
        return Answer(refusal(Rejection::OwnApproval));
    if (!areSame(before, after, kSubmission) || !areSame(before, after, kFirst)
        || after.reference("approved_by") != actor.user || !after.instant("approved_at"))
        return Answer(refusal(Rejection::Unsigned));
    if (after.text("approved_form") != approvedForm(after))
        return Answer(refusal(Rejection::ChangedMeanwhile));
    const Uuid other = after.reference("approved_for");
    QUNCE_ASSIGN(Answer noDeputy, refusedDeputy(actor.user, other, now, others));
    if (noDeputy)
        return noDeputy;
    QUNCE_ASSIGN(const ApprovalPolicy policy, readApprovalPolicy(others));
    if (approvalTurn(after, policy) == ApprovalTurn::First)
        return Answer(refusal(Rejection::NeedsFirst));
    return refusedTurn(
        after, policy, ApprovalTurn::Last, actor.user, Signature {actor.user, now, other}.principal());
}

/// The first of two signs while it waits; who did may take it back.
Result<std::optional<Refusal>> refusedFirst(
    const Record &before, const Record &after, const Actor &actor, RecordLookup &others, Instant now)
{
    using Answer = std::optional<Refusal>;
    if (areSame(before, after, kFirst))
        return Answer();
    if (after.text("status") != "submitted")
        return Answer(refusal(Rejection::NotAllowed, "first_by"));
    if (after.reference("first_by").isNil())
        return before.reference("first_by") == actor.user
            ? Answer()
            : Answer(refusal(Rejection::NotAllowed, "first_by"));
    if (after.reference("first_by") != actor.user || !after.instant("first_at"))
        return Answer(refusal(Rejection::Unsigned));
    if (!isFirstApproved(after))
        return Answer(refusal(Rejection::ChangedMeanwhile));
    const Uuid other = after.reference("first_for");
    QUNCE_ASSIGN(Answer noDeputy, refusedDeputy(actor.user, other, now, others));
    if (noDeputy)
        return noDeputy;
    QUNCE_ASSIGN(const ApprovalPolicy policy, readApprovalPolicy(others));
    if (!policy.needsTwo(after))
        return Answer(refusal(Rejection::NotAllowed, "first_by"));
    return refusedTurn(
        after, policy, ApprovalTurn::First, actor.user, Signature {actor.user, now, other}.principal());
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
    const Record &entry, std::string_view status, const Signature &signature)
{
    std::vector<std::pair<std::string, FieldValue>> fields;
    const auto clear = [&](std::string_view field) {
        if (entry.find(field))
            fields.emplace_back(field, FieldValue());
    };
    if (status == "submitted" && entry.text("status") != "approved") {
        fields = {{"submitted_by", toValue(signature.user)},
            {"submitted_at", toValue(std::optional(signature.at))}};
        for (const std::string_view field : kFirst)
            clear(field);
    } else if (status == "approved") {
        fields = {{"approved_by", toValue(signature.user)},
            {"approved_at", toValue(std::optional(signature.at))}, {"approved_form", approvedForm(entry)}};
        if (signature.actingFor.isNil())
            clear("approved_for");
        else
            fields.emplace_back("approved_for", toValue(signature.actingFor));
    }
    return fields;
}

std::vector<std::pair<std::string, FieldValue>> approvalFields(
    const Record &entry, std::string_view status, const Uuid &user, Instant now)
{
    return approvalFields(entry, status, {user, now});
}

ApprovalTurn approvalTurn(const Record &entry, const ApprovalPolicy &policy)
{
    return policy.needsTwo(entry) && !isFirstApproved(entry) ? ApprovalTurn::First : ApprovalTurn::Last;
}

bool isFirstApproved(const Record &entry)
{
    return !entry.reference("first_by").isNil() && entry.text("first_form") == formHash(entry);
}

std::vector<std::pair<std::string, FieldValue>> firstApprovalFields(
    const Record &entry, const Signature &signature)
{
    std::vector<std::pair<std::string, FieldValue>> fields {{"first_by", toValue(signature.user)},
        {"first_at", toValue(std::optional(signature.at))}, {"first_form", formHash(entry)}};
    if (!signature.actingFor.isNil())
        fields.emplace_back("first_for", toValue(signature.actingFor));
    else if (entry.find("first_for"))
        fields.emplace_back("first_for", FieldValue());
    return fields;
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

Result<std::optional<Refusal>> refusedApproval(
    const Record *before, const Record &after, const Actor &actor, RecordLookup &others, Instant now)
{
    if (after.kind != Kind::Entry)
        return std::optional<Refusal>();
    const Record nothing;
    const Record &was = before ? *before : nothing;
    const std::string from = was.text("status");
    const std::string to = after.text("status");
    if (to == "submitted" && from != to)
        return refusedSubmission(was, after, from, actor);
    if (to == "approved" && from != to)
        return refusedSignature(was, after, actor, others, now);
    if (auto refused = refusedNames(was, after, actor))
        return refused;
    return refusedFirst(was, after, actor, others, now);
}

bool isReasonFor(const Record &comment, const Record &entry)
{
    const std::optional<Instant> submitted = entry.instant("submitted_at");
    const std::optional<Instant> at = comment.instant("written_at");
    return comment.text("purpose") == "warning" && at && (!submitted || !(*at < *submitted));
}

std::optional<Refusal> mayApprove(
    const Record &entry, const Actor &actor, const ApprovalPolicy &policy, const Uuid &actingFor)
{
    if (auto refused = mayEdit(actor, entry, "status"))
        return refused;
    if (entry.text("status") == "approved"
        || !mayMove(Kind::Entry, "status", entry.text("status"), "approved", actor.role))
        return Refusal {Rejection::IllegalTransition, "status", entry.text("status"), "approved"};
    return refusedTurn(entry, policy, approvalTurn(entry, policy), actor.user,
        Signature {actor.user, {}, actingFor}.principal());
}

} // namespace qunce
