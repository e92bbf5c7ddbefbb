// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/editrules.h"

#include <algorithm>
#include <array>

#include "models/merge/approvalpolicy.h"
#include "models/protocol/bucketnames.h"
#include "models/protocol/exportpolicy.h"

namespace qunce {

namespace {

bool isHeadquarters(const Actor &actor)
{
    return actor.wholeBrand && (actor.role == Role::Admin || actor.role == Role::HqContent);
}

bool hasRegion(const Actor &actor, const Uuid &region)
{
    return actor.wholeBrand || std::binary_search(actor.regions.begin(), actor.regions.end(), region);
}

bool isPersonalView(const Record &record)
{
    return record.kind == Kind::SavedView && record.text("scope") != "team";
}

/// What somebody said is theirs, and stays where it was said.
bool isSaid(Kind kind)
{
    return kind == Kind::Note || kind == Kind::Comment || kind == Kind::Reminder;
}

/// The first field that keeps a reminder from being one: a guide, and when, by the day that it is found by.
std::optional<std::string_view> lackOf(const Record &reminder)
{
    if (reminder.reference("guide").isNil())
        return "guide";
    const std::optional<Instant> at = reminder.instant("reminded_at");
    if (!at)
        return "reminded_at";
    return reminder.day("reminded_on") == at->day() ? std::nullopt
                                                    : std::optional<std::string_view>("reminded_on");
}

Refusal notAllowed(std::string_view about = {})
{
    return {Rejection::NotAllowed, std::string(about), {}, {}};
}

/// Who approves is the administrator's to say; who is somebody's deputy, theirs.
bool maySet(const Actor &actor, std::string_view setting)
{
    if (actor.role == Role::Admin)
        return true;
    const std::optional<Uuid> whose = deputySettingOf(setting);
    return setting != kApprovalPolicySetting && (!whose || *whose == actor.user);
}

/// What a region hands in of its KOCs: headquarters' content, which takes it or not; until then, and again where it was
/// not taken, it is changed by who handed it in.
bool isHandedInBy(const Actor &actor, const Record &record)
{
    const std::string status = record.kind == Kind::Content ? record.text("status") : std::string();
    return (status == "submitted" || status == "rejected") && record.text("source") == "koc"
        && actor.role != Role::Viewer && !actor.user.isNil()
        && record.reference("submitted_by") == actor.user;
}

/// What it may say: not what headquarters decides about it.
bool isHandedInField(std::string_view field)
{
    constexpr std::array<std::string_view, 9> kFields {
        "title", "body", "link", "images", "layer", "dimension", "product", "category", "koc"};
    return std::find(kFields.begin(), kFields.end(), field) != kFields.end();
}

/// And, once, that it is one.
bool isHandingInField(std::string_view field)
{
    constexpr std::array<std::string_view, 6> kFields {
        "source", "status", "submitted_by", "submitted_at", "family", "version"};
    return isHandedInField(field) || std::find(kFields.begin(), kFields.end(), field) != kFields.end();
}

/// By where the record stands and whose it is, whatever the field.
std::optional<Refusal> mayTouch(const Actor &actor, const Record &record, std::string_view bucketName)
{
    const std::optional<bucket::Name> place = bucket::parse(bucketName);
    if (!place)
        return Refusal {Rejection::OutOfScope, {}, {}, {}};
    const bool own = place->type == bucket::Type::User && place->owner == actor.user;
    if (isPersonalView(record))
        return own && record.reference("owner") == actor.user ? std::nullopt : std::optional(notAllowed());
    if (record.kind == Kind::Conflict && own)
        return std::nullopt;
    if (actor.role == Role::Viewer || (record.kind == Kind::Setting && !maySet(actor, record.text("name"))))
        return notAllowed();
    switch (place->type) {
    case bucket::Type::PlanOfRegion:
    case bucket::Type::PeopleOfRegion:
        return hasRegion(actor, place->owner) ? std::nullopt
                                              : std::optional(Refusal {Rejection::OutOfScope, {}, {}, {}});
    case bucket::Type::PlanHq:
        if (isHandedInBy(actor, record))
            return std::nullopt;
        [[fallthrough]];
    case bucket::Type::Ref:
    case bucket::Type::PlanHqDraft:
        return isHeadquarters(actor) ? std::nullopt : std::optional(notAllowed());
    case bucket::Type::User:
    case bucket::Type::FactsOfRegion:
        return notAllowed();
    }
    return notAllowed();
}

std::optional<Refusal> mayFillField(const Actor &actor, Kind kind, std::string_view name)
{
    const FieldDescriptor *field = fieldNamed(descriptor(kind), name);
    if (!field)
        return Refusal {Rejection::UnknownField, std::string(name), {}, {}};
    switch (field->editor) {
    case Editor::Nobody:
        return notAllowed(name);
    case Editor::HqContent:
        return isHeadquarters(actor) ? std::nullopt : std::optional(notAllowed(name));
    case Editor::Region:
    case Editor::Anybody:
        return std::nullopt; // the bucket has decided
    }
    return notAllowed(name);
}

} // namespace

std::optional<Actor> actorOf(const UserInfo &user)
{
    const std::optional<Role> role = roleNamedAs(user.role);
    if (!role)
        return std::nullopt;
    return Actor {user.id, *role, user.wholeBrand, user.regions};
}

std::optional<Refusal> mayEdit(const Actor &actor, const Record &record, std::string_view field)
{
    if (auto refusal = mayTouch(actor, record, record.bucket))
        return refusal;
    if (isSaid(record.kind) && record.reference("author") != actor.user)
        return notAllowed(field);
    if (record.kind == Kind::Reminder || isExportLine(record)) // what was done is not said otherwise later
        return notAllowed(field);
    if (record.kind == Kind::SavedView && field == "page") // nor does a view become what was done
        return notAllowed(field);
    // Whose a view is stays, and so does what a setting is; what a record hangs on is part of what it is.
    if ((record.kind == Kind::SavedView && field == "owner")
        || (record.kind == Kind::Setting && field == "name")
        || (isSaid(record.kind) && field == descriptor(record.kind).bucketField))
        return notAllowed(field);
    if (!isHeadquarters(actor) && isHandedInBy(actor, record)) {
        const bool isAgain =
            record.text("status") == "rejected" && (field == "status" || field == "submitted_at");
        return isAgain || isHandedInField(field) ? std::nullopt : std::optional(notAllowed(field));
    }
    return mayFillField(actor, record.kind, field);
}

std::optional<Refusal> mayCreate(const Actor &actor, const Record &record)
{
    if (record.kind == Kind::Conflict)
        return notAllowed();
    if (auto refusal = mayTouch(actor, record, record.bucket))
        return refusal;
    if (!isHeadquarters(actor) && isHandedInBy(actor, record)) {
        if (record.text("status") != "submitted")
            return notAllowed("status");
        for (const auto &[field, value] : record.fields) {
            if (!isHandingInField(field))
                return notAllowed(field);
        }
        return std::nullopt;
    }
    for (const auto &[field, value] : record.fields) {
        if (isSaid(record.kind) && field == "author") {
            if (record.reference("author") != actor.user)
                return notAllowed(field);
            continue;
        }
        if (auto refusal = mayFillField(actor, record.kind, field))
            return refusal;
    }
    if (isSaid(record.kind) && record.reference("author") != actor.user)
        return notAllowed("author");
    if (record.kind == Kind::Reminder) {
        if (const auto lack = lackOf(record))
            return notAllowed(*lack);
    }
    if (record.kind == Kind::SavedView && record.reference("owner") != actor.user)
        return notAllowed("owner");
    if (isExportLine(record) && (!isPersonalView(record) || !exportLineOf(record)))
        return notAllowed("page");
    // A kind of which nobody fills a field is not made by hand.
    const auto fields = descriptor(record.kind).fields;
    const bool anyEditor = std::any_of(fields.begin(), fields.end(),
        [](const FieldDescriptor &field) { return field.editor != Editor::Nobody; });
    const bool imported =
        record.kind == Kind::Guide || record.kind == Kind::Group || record.kind == Kind::Koc;
    return anyEditor && !imported ? std::nullopt : std::optional(notAllowed());
}

std::optional<Refusal> mayDelete(const Actor &actor, const Record &record)
{
    if (auto refusal = mayTouch(actor, record, record.bucket))
        return refusal;
    switch (record.kind) {
    case Kind::Note:
    case Kind::Comment:
        return record.reference("author") == actor.user || actor.role == Role::Admin
            ? std::nullopt
            : std::optional(notAllowed());
    case Kind::Reminder: // taken back: by nobody else, so that the log of others stays whole
        return record.reference("author") == actor.user ? std::nullopt : std::optional(notAllowed());
    case Kind::SavedView:
        return isExportLine(record) ? std::optional(notAllowed()) : std::nullopt;
    case Kind::Goal:
    case Kind::Contest: // a frozen one stays: contestrules.h
        return std::nullopt;
    case Kind::EntryTarget:
    case Kind::Tag:
    case Kind::Campaign:
    case Kind::SopTemplate:
    case Kind::SopStep:
    case Kind::MonthClose: // one that was closed once stays: closedrules.h
        return isHeadquarters(actor) ? std::nullopt : std::optional(notAllowed());
    case Kind::Content: // what may have been used is withdrawn
    case Kind::Entry: // what has left the desk is cancelled or stopped, not deleted
        return isHeadquarters(actor) && record.text("status") == "draft" ? std::nullopt
                                                                         : std::optional(notAllowed());
    default:
        return notAllowed();
    }
}

std::optional<Refusal> mayWriteTo(const Actor &actor, const Record &record, std::string_view bucket)
{
    return mayTouch(actor, record, bucket);
}

} // namespace qunce
