// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/day.h"
#include "models/base/result.h"
#include "models/base/uuid.h"
#include "models/domain/metric.h"
#include "models/protocol/record.h"
#include "models/protocol/syncmessages.h"
#include "models/store/outbox.h"

namespace qunce {

class PinnedRows;
class ReadConnection;
class RecordEdits;
class Statement;

/// A bucket as a snapshot has it. `number` is what the fact functions below call it; it holds within its generation.
struct CachedBucket {
    uint32_t number = 0;
    std::string name;
    bool complete = false; ///< readers see its rows; record buckets all become so together
    Cursor at; ///< with `digest` the version of its contents
    uint64_t rows = 0;
    uint64_t digest = 0;
    /// Of fact buckets; nil and 0 for records.
    Uuid region;
    int year = 0;
};

/// The fields of one record that a RowQuery asked for, by their place in it. Valid while its visitor runs.
class RowView
{
public:
    virtual ~RowView() = default;
    virtual Uuid id() const = 0;
    virtual uint32_t bucket() const = 0; ///< CachedBucket::number
    virtual bool isNull(size_t place) const = 0;
    virtual int64_t integer(size_t place) const = 0; ///< also instants; 0 if null
    virtual std::optional<Day> day(size_t place) const = 0;
    virtual Uuid reference(size_t place) const = 0; ///< nil if null
    virtual std::string_view text(size_t place) const = 0; ///< also choices and structures; empty if null
};

/// Which records, and which of their fields. Much cheaper than whole Records where there are many.
struct RowQuery {
    Kind kind = Kind::Org;
    std::vector<std::string> fields;
    /// Only those with this value in this field; quick for indexed fields (kinds.h) and slot.subject_kind.
    std::string whereField;
    FieldValue whereValue;
};

/// One consistent cut of the shown cache: everything asked of it is of the same state. Records are as people see them:
/// what this profile has edited is drawn over the server's rows until the cache has got it back from there. End it soon,
/// since it pins the write-ahead log. One thread. A visitor's error ends the visit and is its result; a visitor may ask the same snapshot.
class ReadSnapshot
{
public:
    using RecordVisitor = std::function<Result<void>(const Record &record)>;
    using RowVisitor = std::function<Result<void>(const RowView &row)>;
    /// `bytes` is the encoded column (column.h), valid during the call only.
    using ColumnVisitor = std::function<Result<void>(uint32_t bucket, int32_t key, std::string_view bytes)>;
    using TaskColumnVisitor =
        std::function<Result<void>(uint32_t bucket, const Uuid &task, std::string_view bytes)>;

    ReadSnapshot(ReadSnapshot &&other) noexcept;
    ReadSnapshot &operator=(ReadSnapshot &&) = delete;
    ~ReadSnapshot();

    /// Number of the cache generation: another one means that nothing remembered of the last holds.
    uint64_t generation() const;
    /// Own clock at the last time everything was complete, 0 if never.
    int64_t lastCompleteMs() const;
    /// The server sends facts of this day's year and later ones (fact_from of the last hello); it may have older ones.
    Day factFrom() const;
    /// All buckets, ascending by name.
    const std::vector<CachedBucket> &buckets() const;

    /// Rises with every change of an edit; 0 if nothing was ever edited.
    uint64_t editRevision() const;
    /// Equal if the same edits are drawn over records of the kind, in every reader; 0 if none are.
    uint64_t editMark(Kind kind) const;
    /// Fields of the record that show an edit which is not the server's yet, ascending.
    std::vector<std::string> editedFields(Kind kind, const Uuid &id) const;
    /// The record without edits, as the server has it.
    Result<std::optional<Record>> serverRecord(Kind kind, const Uuid &id);

    /// Seq is that of the server's row, 0 for one that it has not yet; such a record may be without a bucket.
    Result<std::optional<Record>> record(Kind kind, const Uuid &id);
    Result<std::optional<Record>> recordByCode(Kind kind, std::string_view code);
    /// Ascending by id.
    Result<void> eachRecord(Kind kind, const RecordVisitor &visitor);
    /// Those with `value` in `field`, in no order; quick for indexed fields.
    Result<void> eachRecordWhere(
        Kind kind, std::string_view field, const FieldValue &value, const RecordVisitor &visitor);
    /// In no order.
    Result<void> eachRow(const RowQuery &query, const RowVisitor &visitor);
    Result<uint64_t> count(Kind kind);

    /// Which columns: those that numbers are made of, or the late ones beside them (latecolumn.h).
    enum class Layer : uint8_t { Stored, Late };
    /// Columns of a metric of days (key = day number) or hours (key = hour number, metric.h) with from <= key <= to, of
    /// the named buckets, of complete ones only; ascending by key, then bucket.
    Result<void> eachColumn(Metric metric, int32_t from, int32_t to, std::span<const uint32_t> buckets,
        const ColumnVisitor &visitor, Layer layer = Layer::Stored);
    /// Columns of a metric of tasks: of the named tasks, or of all if `tasks` is empty.
    Result<void> eachTaskColumn(Metric metric, std::span<const Uuid> tasks, std::span<const uint32_t> buckets,
        const TaskColumnVisitor &visitor, Layer layer = Layer::Stored);

private:
    friend class CacheReader;
    explicit ReadSnapshot(ReadConnection &connection);
    class Made;
    RecordEdits *editsOf(Kind kind, const Statement &row);
    Result<void> eachWhere(const KindDescriptor &kind, const std::vector<const FieldDescriptor *> &fields,
        std::string_view field, const FieldValue &value,
        const std::function<Result<void>(Statement &row, RecordEdits *edits)> &visitRow,
        const std::function<Result<void>(const Uuid &id, RecordEdits &edits)> &visitEdited);

    ReadConnection *m_connection; ///< the reader's; null after a move
};

/// Reads the cache of a profile beside the one that writes it, in this process or another. Has a read-only connection
/// to the generation that is shown, and follows when another one is. One per thread; owned by it.
class CacheReader
{
public:
    /// `directory`: the profile's. `bootId`: this run of the machine; what an earlier one did not keep safe is not read.
    /// Opens nothing yet.
    explicit CacheReader(std::string directory, std::string bootId = machineBootId());
    ~CacheReader();

    /// One at a time: the last one must be gone. NotFound if there is nothing to see yet (no sync has finished its
    /// records, or their file is gone), VersionMismatch if a newer program wrote it, Corrupt, Io.
    Result<ReadSnapshot> snapshot();

private:
    std::unique_ptr<ReadConnection> m_connection;
};

} // namespace qunce
