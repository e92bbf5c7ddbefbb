// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/merge/bucketof.h"

#include <vector>

#include "models/protocol/bucketnames.h"

namespace qunce {

namespace {

using Bucket = Result<std::optional<std::string>>;

/// More than any tree of ours has; one with a loop in it ends too.
constexpr int kMaxLevels = 16;

std::string planBucket(const Uuid &region)
{
    return region.isNil() ? bucket::planHq() : bucket::planOf(region);
}

std::string planByRegions(const Record &record, std::string_view field)
{
    if (record.text("status") == "draft")
        return bucket::planHqDraft();
    const std::vector<std::string> regions = record.set(field);
    return planBucket(regions.size() == 1 ? Uuid::parse(regions.front()).value_or(Uuid {}) : Uuid {});
}

/// Kinds of what the record hangs on.
std::vector<Kind> kindsOfSubject(const Record &record)
{
    switch (record.kind) {
    case Kind::Note:
        return {Kind::Guide, Kind::Group, Kind::Koc};
    case Kind::Reminder:
        return {Kind::Guide};
    case Kind::Conflict: {
        const std::optional<Kind> kind = kindNamed(record.text("subject_kind"));
        return kind ? std::vector<Kind> {*kind} : std::vector<Kind> {};
    }
    default:
        return {Kind::Entry};
    }
}

Bucket viaRecord(const Record &record, std::string_view field, RecordLookup &others)
{
    const Uuid id = record.reference(field);
    if (id.isNil())
        return std::optional(bucket::planHq());
    for (const Kind kind : kindsOfSubject(record)) {
        QUNCE_ASSIGN(const std::optional<Record> subject, others.record(kind, id));
        if (subject)
            return std::optional(subject->bucket);
    }
    return std::optional<std::string>();
}

/// The region above a unit of the organisation, or that it is; nil above the regions.
Result<std::optional<Uuid>> regionOfUnit(Uuid unit, RecordLookup &others)
{
    for (int level = 0; level < kMaxLevels && !unit.isNil(); ++level) {
        QUNCE_ASSIGN(const std::optional<Record> org, others.record(Kind::Org, unit));
        if (!org)
            return std::optional<Uuid>();
        if (org->text("kind") == "region")
            return std::optional(unit);
        unit = org->reference("parent");
    }
    return std::optional(Uuid {});
}

Bucket planOfUnit(const Record &record, RecordLookup &others)
{
    if (const Uuid guideId = record.reference("guide"); !guideId.isNil()) {
        QUNCE_ASSIGN(const std::optional<Record> guide, others.record(Kind::Guide, guideId));
        return guide ? std::optional(planBucket(guide->reference("region"))) : std::nullopt;
    }
    QUNCE_ASSIGN(const std::optional<Uuid> region, regionOfUnit(record.reference("org"), others));
    return region ? std::optional(planBucket(*region)) : std::nullopt;
}

} // namespace

Bucket bucketOf(const Record &record, RecordLookup &others)
{
    const KindDescriptor &about = descriptor(record.kind);
    switch (about.bucketRule) {
    case BucketRule::Ref:
        return std::optional(bucket::ref());
    case BucketRule::PlanHq:
        return std::optional(bucket::planHq());
    case BucketRule::PlanByRegions:
        return std::optional(planByRegions(record, about.bucketField));
    case BucketRule::PeopleOfRegion: {
        const Uuid region = record.reference(about.bucketField);
        return region.isNil() ? std::nullopt : std::optional(bucket::peopleOf(region));
    }
    case BucketRule::ViaRecord:
        return viaRecord(record, about.bucketField, others);
    case BucketRule::PlanOfUnit:
        return planOfUnit(record, others);
    case BucketRule::UserOrTeam:
        if (record.text("scope") == "team")
            return std::optional(planBucket(record.reference(about.bucketField)));
        return std::optional(bucket::userOf(record.reference("owner")));
    }
    return std::optional<std::string>();
}

bool decidesBucket(const KindDescriptor &kind, std::string_view field)
{
    switch (kind.bucketRule) {
    case BucketRule::Ref:
    case BucketRule::PlanHq:
        return false;
    case BucketRule::PlanByRegions:
        return field == kind.bucketField || field == "status";
    case BucketRule::PeopleOfRegion:
    case BucketRule::ViaRecord:
        return field == kind.bucketField;
    case BucketRule::PlanOfUnit:
        return field == "org" || field == "guide";
    case BucketRule::UserOrTeam:
        return field == kind.bucketField || field == "scope" || field == "owner";
    }
    return false;
}

} // namespace qunce
