// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace qunce {

/// How concurrent edits of one field are merged (sync.md, "Push").
enum class MergeClass : uint8_t {
    Free, ///< last push wins, the old value stays in the history
    Guarded, ///< the server's value stays, a conflict record opens
    Set, ///< additions and removals commute, an addition wins
    Text, ///< line-based three-way merge, an overlap becomes Guarded
    State, ///< a transition must be legal
};

enum class FieldType : uint8_t {
    Text, ///< UTF-8, one line
    LongText, ///< UTF-8, several lines
    Integer,
    Day, ///< `YYYY-MM-DD`
    Instant, ///< seconds since 1970-01-01T00:00:00Z, an integer
    Choice, ///< one of the descriptor's choices, by English name
    Reference, ///< id of another record, as text
    TextSet, ///< a sorted set of texts
    Json, ///< a structured value that only the program edits
};

/// Who may change a field in the console; imports are the server's.
enum class Editor : uint8_t { Nobody, HqContent, Region, Anybody };

/// Which indexed column of the server's record table a field fills.
enum class IndexColumn : uint8_t { None, Code, At, Ref1, Ref2 };

struct ChoiceName {
    const char *name;
    const char *chinese;
};

struct FieldDescriptor {
    const char *name;
    const char *chinese;
    FieldType type;
    MergeClass merge = MergeClass::Free;
    Editor editor = Editor::Nobody;
    IndexColumn index = IndexColumn::None;
    uint32_t maxBytes = 1024;
    std::span<const ChoiceName> choices {};
    bool masked = false; ///< leaves the server only as mask and last four characters
};

/// Where a record's bucket comes from (sync.md, "Buckets and order").
enum class BucketRule : uint8_t {
    Ref, ///< `ref`
    PlanHq, ///< `plan:hq`
    PlanByRegions, ///< drafts `plan:hq:draft`; else `plan:r:REGION` if `bucket_field` names one region, else `plan:hq`
    PeopleOfRegion, ///< `people:r:REGION`, the region in `bucket_field`
    ViaRecord, ///< the bucket of the record that `bucket_field` refers to; `plan:hq` if it refers to none
    PlanOfUnit, ///< `plan:r:REGION` of the org unit or guide it is for, `plan:hq` above the regions
    UserOrTeam, ///< `user:ID` of its owner; for the team `plan:r:REGION` of `bucket_field`, without one `plan:hq`
};

enum class Kind : uint8_t {
    Org,
    Slot,
    Guide,
    Group,
    Koc,
    Content,
    Campaign,
    Entry,
    Task,
    Goal,
    Tag,
    Note,
    SavedView,
    CalendarDay,
    Card,
    Conflict,
    EntryTarget,
    Comment,
    Setting,
    SopTemplate,
    SopStep,
    Reminder,
    MonthClose,
    Contest,
};

/// A record kind is data: validation on both sides, the client's table, the codec and the docs table come from this.
struct KindDescriptor {
    Kind kind;
    const char *name; ///< wire name
    const char *chinese;
    BucketRule bucketRule;
    const char *bucketField; ///< empty where the rule needs none
    std::span<const FieldDescriptor> fields;
};

/// Bumped with every change of a descriptor; travels as X-Schema.
constexpr int kSchemaVersion = 9;

std::span<const KindDescriptor> allKinds();
const KindDescriptor &descriptor(Kind kind);
std::optional<Kind> kindNamed(std::string_view name);
const FieldDescriptor *fieldNamed(const KindDescriptor &kind, std::string_view name);
std::string_view typeName(FieldType type);
std::string_view mergeName(MergeClass merge);

} // namespace qunce
