// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/base/uuid.h"
#include "models/protocol/record.h"
#include "models/store/cachereader.h"
#include "models/store/editrows.h"

namespace qunce {

/// One field of an effective row, in the forms of a RowView.
struct EffectiveCell {
    bool isNull = true;
    int64_t integer = 0; ///< also instants, days as day numbers
    Uuid reference;
    std::string text; ///< also choices, structures, and sets as JSON
};

/// Where a record stands in the cache; another seq means that it may be another one.
struct BaseAt {
    uint32_t bucket = 0; ///< CachedBucket::number
    uint64_t seq = 0;

    bool operator==(const BaseAt &) const = default;
};

/// The rows of the pinned cache, as the server has them.
class BaseRows
{
public:
    virtual ~BaseRows() = default;
    virtual Result<std::optional<BaseAt>> at(Kind kind, const Uuid &id) = 0;
    virtual Result<std::optional<Record>> row(Kind kind, const Uuid &id) = 0;
};

/// The live edits of one record, and what they make of it.
class RecordEdits
{
public:
    /// A field as edits make it; `field` is its place in the kind.
    struct Patch {
        size_t field = 0;
        EffectiveCell cell;
    };
    /// The record as the cache has it, with these of its fields, by their places in the kind.
    using BaseFields = std::function<Record(const std::vector<size_t> &fields)>;

    bool isLive() const { return !m_live.empty(); }
    /// Whether one of its live edits could make a record where there is none, or take one away.
    bool makes() const { return m_makes; }
    bool removes() const { return m_removes; }
    bool touches(std::string_view field) const;
    /// They change fields of a record that is there, and nothing else.
    bool arePatches() const { return !m_makes && !m_removes; }
    /// Where arePatches(): what they make of the `wanted` ones among the fields of the record at `base`, in no order, and
    /// maybe others too. Much cheaper than the whole record. Remembered as long as neither edits nor record change.
    const std::vector<Patch> &patches(const KindDescriptor &kind, const BaseAt &base,
        const std::vector<bool> &wanted, const BaseFields &fields);
    /// Names of the fields with live edits; of a new record all that it has.
    std::vector<std::string> fields() const;

    // After Overlay::bringUpToDate():
    bool hasBase() const { return m_base.has_value(); }
    /// Nothing if people see no such record.
    const std::optional<Record> &effective() const { return m_effective; }
    /// By the place of the field in its kind; made when first asked for.
    const std::vector<EffectiveCell> &cells();
    uint32_t bucket() const { return m_base ? m_base->bucket : 0; }

private:
    friend class Overlay;
    struct Entry {
        StoredEdit edit;
        bool covered = false; ///< the pinned cache has its result
    };

    void renew();

    // What a scan of all records looks at comes first, and close together.
    Uuid m_id;
    RecordEdits *m_following =
        nullptr; ///< found after this one the last time; stands if m_followedIn is the kind's shape
    uint64_t m_followedIn = 0;
    std::vector<PushOp> m_live; ///< not covered, in order, without what the server did not take
    bool m_makes = false;
    bool m_removes = false;
    // What they make of single fields.
    bool m_knowsTouched = false;
    BaseAt m_patchedAt;
    std::vector<Patch> m_patches;
    std::vector<size_t> m_touched; ///< ascending places of fields; found out when first needed

    std::map<int64_t, Entry> m_entries; ///< by place
    uint64_t m_mark = 0;
    // What was folded last, and from what.
    bool m_isFolded = false;
    uint64_t m_checkedAt = 0; ///< the overlay's stamp when the base was looked at
    std::optional<BaseAt> m_base;
    std::optional<Record> m_effective;
    std::vector<EffectiveCell> m_cells;
};

/// The edits that the server has not taken in yet, or that the cache has not got back yet, drawn over the cache's rows.
/// Remembers what it has folded as long as neither edits nor rows change. One thread.
class Overlay
{
public:
    /// Takes in what has changed in the outbox since the last time. Before the cache is pinned: what it then has of newer
    /// results only leaves edits out.
    Result<void> follow(Database &outbox);
    /// The cache is pinned in this state.
    void pin(uint64_t generation, int64_t schema, const std::vector<CachedBucket> &buckets);

    bool isEmpty(Kind kind) const { return m_kinds[static_cast<size_t>(kind)].live == 0; }
    /// Null if nothing is drawn over the record.
    RecordEdits *find(Kind kind, const Uuid &id);
    /// Folds the edits over the record as it is now, unless that has been done.
    Result<void> bringUpToDate(Kind kind, const Uuid &id, RecordEdits &edits, BaseRows &base);
    /// The same for whoever stands on the record's row.
    Result<void> bringUpToDate(RecordEdits &edits, const BaseAt &at, const std::function<Record()> &row);

    /// Ids of records that may be there without a row, ascending.
    const std::vector<Uuid> &makers(Kind kind);
    /// Ids of records that may be gone in spite of a row.
    std::vector<Uuid> removers(Kind kind) const;
    /// Ids of records that edits have given this value of the field.
    Result<std::vector<Uuid>> withValue(
        Kind kind, std::string_view field, const FieldValue &value, BaseRows &base);

    uint64_t revision() const { return m_state.revision; }
    /// Equal if the same edits are drawn over records of the kind; 0 if none are.
    uint64_t mark(Kind kind) const { return m_kinds[static_cast<size_t>(kind)].mark; }

private:
    struct KindEdits {
        std::unordered_map<Uuid, std::unique_ptr<RecordEdits>> records;
        uint64_t shape = 1; ///< another one: records that were there may be gone
        RecordEdits *foundLast = nullptr;
        size_t live = 0; ///< records with live edits
        uint64_t mark = 0;
        std::optional<std::vector<Uuid>> makers;
        /// By field, then by value as JSON; of the state that `valuesAt` stamps.
        std::map<std::string, std::unordered_map<std::string, std::vector<Uuid>>, std::less<>> byValue;
        uint64_t valuesAt = 0;
    };
    struct Answered {
        Kind kind = Kind::Org;
        Uuid id;
    };

    void clear();
    void cover(const std::vector<CachedBucket> &buckets);
    using ReadBase = std::function<Result<std::optional<Record>>()>;
    Result<void> fold(RecordEdits &edits, std::optional<BaseAt> at, const ReadBase &read);
    void take(LiveEdit live);
    void renew(KindEdits &kind, RecordEdits &edits);
    KindEdits &of(Kind kind) { return m_kinds[static_cast<size_t>(kind)]; }

    std::vector<KindEdits> m_kinds = std::vector<KindEdits>(allKinds().size());
    std::unordered_map<int64_t, Answered> m_answered; ///< acknowledged ones that are kept here, by place
    EditLogState m_state;
    uint64_t m_stamp = 1; ///< another one: the cache's rows may be others
    std::string m_pinned; ///< what m_stamp stands for
};

} // namespace qunce
