// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/pageapplier.h"

#include <algorithm>

#include "models/base/seededbugs.h"
#include "models/protocol/rowdigest.h"

namespace qunce {

namespace {

/// Far above any column (a region of a million slots, 8 bytes each).
constexpr uint64_t kLargestPayload = 16 << 20;
/// As of every frame of the protocol, but over a page as a whole: one column of equal values may be far smaller.
constexpr uint64_t kLargestRatio = 200;
constexpr std::string_view kRawSizeColumn = "raw_size";
constexpr std::string_view kPayloadColumn = "payload";

Error badRow(std::string_view kind, std::string_view id, const char *why)
{
    return {ErrorCode::InvalidInput, Message(QUNCE_TEXT("The server's answer cannot be read.")),
        std::string(kind) + ' ' + std::string(id) + ": " + why};
}

/// Ids of records are lower-case UUIDs, since the digest is over the text.
std::optional<Uuid> recordId(std::string_view text)
{
    const bool lower = std::none_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'F'; });
    return lower ? Uuid::parse(text) : std::nullopt;
}

} // namespace

PageApplier::PageApplier(CacheFile &file) : m_file(file) { }

Result<void> PageApplier::apply(const PullPage &page, const Stage::Numbers &buckets)
{
    m_rawLeft = kLargestRatio * page.bytes().size();
    for (const PullDeletion &deletion : page.deletions()) {
        BucketEntry *bucket = wanted(deletion.bucket, buckets);
        if (!bucket)
            continue;
        for (size_t i = 0; i < deletion.ids.size(); ++i) {
            QUNCE_ASSIGN(
                const bool removed, removeRow(*bucket, deletion.kind, deletion.ids[i], deletion.seqs[i]));
            bucket->lost += removed ? 1 : 0;
        }
    }
    for (const PullTable &table : page.tables()) {
        if (BucketEntry *bucket = wanted(table.bucket, buckets))
            QUNCE_TRY(applyTable(table, *bucket));
    }
    return {};
}

BucketEntry *PageApplier::wanted(std::string_view name, const Stage::Numbers &buckets)
{
    BucketEntry *bucket = m_file.buckets().find(name);
    return bucket && buckets.contains(bucket->number) ? bucket : nullptr;
}

Result<void> PageApplier::applyTable(const PullTable &table, BucketEntry &bucket)
{
    if (table.rowCount == 0)
        return {};
    m_changedKinds.insert(table.kind);
    if (table.kind == kFactWireKind)
        return bucket.isFact() ? putFacts(table, bucket) : badRow(table.kind, table.bucket, "not its bucket");
    const std::optional<Kind> kind = kindNamed(table.kind);
    if (!kind)
        return putUnknown(table, bucket);
    return bucket.isFact() ? badRow(table.kind, table.bucket, "not its bucket")
                           : putRecords(table, m_file.records(*kind), bucket);
}

Result<void> PageApplier::putRecords(const PullTable &table, RecordTable &records, BucketEntry &bucket)
{
    RowDecoder decoder(records.kind(), table.columns);
    PullRows rows(table);
    while (rows.next()) {
        const std::optional<Uuid> id = recordId(rows.id());
        if (!id)
            return badRow(table.kind, rows.id(), "not an id");
        if (!decoder.decode(rows))
            return badRow(table.kind, rows.id(), "a value of another type");
        QUNCE_TRY(putRecord(records, bucket, rows, *id, decoder.cells()));
    }
    return rows.failed() ? badRow(table.kind, table.bucket, "malformed") : Result<void>();
}

Result<void> PageApplier::putRecord(RecordTable &records, BucketEntry &bucket, const PullRows &row,
    const Uuid &id, std::span<const Cell> cells)
{
    const char *kind = records.kind().name;
    // In a bucket that is being filled a row is new, nearly always; in others it has been there, mostly.
    bool inserted = false;
    if (!bucket.state.complete) {
        QUNCE_ASSIGN(inserted, records.insert(id, bucket.number, row.seq(), cells));
    }
    if (!inserted) {
        QUNCE_ASSIGN(const std::optional<RecordTable::Found> found, records.find(id));
        if (found) {
            // It may come from another bucket, whose tombstone will then find nothing.
            if (BucketEntry *before = m_file.buckets().numbered(found->bucket))
                uncounted(*before, kind, row.id(), found->seq);
            QUNCE_TRY(records.update(found->row, bucket.number, row.seq(), cells));
        } else {
            QUNCE_TRY(records.insert(id, bucket.number, row.seq(), cells));
        }
    }
    counted(bucket, kind, row.id(), row.seq());
    return forgetUnknown(kind, bucket, row.id());
}

Result<void> PageApplier::putFacts(const PullTable &table, BucketEntry &bucket)
{
    const auto placeOf = [&](std::string_view name) {
        return static_cast<size_t>(
            std::find(table.columns.begin(), table.columns.end(), name) - table.columns.begin());
    };
    const size_t rawSizeAt = placeOf(kRawSizeColumn);
    const size_t payloadAt = placeOf(kPayloadColumn);
    if (rawSizeAt == table.columns.size() || payloadAt == table.columns.size())
        return badRow(table.kind, table.bucket, "columns are missing");
    std::vector<PackedColumn> columns;
    std::vector<FactAddress> addresses;
    PullRows rows(table);
    while (rows.next()) {
        PackedColumn column {rows.id(), rows.seq(), 0, {}};
        for (size_t i = 0; i < rows.valueCount(); ++i) {
            if (i == rawSizeAt)
                column.rawSize = rows.values().unsignedInteger();
            else if (i == payloadAt)
                column.frame = rows.values().bytes();
            else
                rows.values().skip();
        }
        if (rows.failed())
            break;
        const std::optional<FactAddress> address = factAddress(rows.id());
        if (!address) {
            QUNCE_TRY(noteUnknown(table.kind, bucket, rows.id(), rows.seq()));
            continue;
        }
        if (column.rawSize > kLargestPayload || column.rawSize > m_rawLeft)
            return badRow(table.kind, rows.id(), "an impossible size");
        m_rawLeft -= column.rawSize;
        columns.push_back(column);
        addresses.push_back(*address);
    }
    if (rows.failed())
        return badRow(table.kind, table.bucket, "malformed");
    size_t place = 0;
    Result<void> stored = m_unpacker.each(columns, [&](const PackedColumn &column, std::string_view payload) {
        return putFact(bucket, column, addresses[place++], payload);
    });
    if (!stored.ok() && stored.error().code == ErrorCode::InvalidInput)
        return badRow(table.kind, table.bucket, stored.error().detail.c_str());
    return stored;
}

Result<void> PageApplier::putFact(
    BucketEntry &bucket, const PackedColumn &column, const FactAddress &address, std::string_view payload)
{
    FactTable &facts = m_file.facts();
    m_byteCount += payload.size();
    bool inserted = false;
    if (!bucket.state.complete) {
        QUNCE_ASSIGN(inserted, facts.insert(address, bucket.number, column.seq, payload));
    }
    if (!inserted) {
        QUNCE_ASSIGN(const std::optional<uint64_t> before, facts.find(address, bucket.number));
        if (before) {
            uncounted(bucket, kFactWireKind, column.id, *before);
            QUNCE_TRY(facts.update(address, bucket.number, column.seq, payload));
        } else {
            QUNCE_TRY(facts.insert(address, bucket.number, column.seq, payload));
        }
    }
    counted(bucket, kFactWireKind, column.id, column.seq);
    return forgetUnknown(kFactWireKind, bucket, column.id);
}

Result<void> PageApplier::putUnknown(const PullTable &table, BucketEntry &bucket)
{
    PullRows rows(table);
    while (rows.next()) {
        for (uint64_t i = 0; i < rows.valueCount(); ++i)
            rows.values().skip();
        QUNCE_TRY(noteUnknown(table.kind, bucket, rows.id(), rows.seq()));
    }
    return rows.failed() ? badRow(table.kind, table.bucket, "malformed") : Result<void>();
}

Result<void> PageApplier::noteUnknown(
    std::string_view kind, BucketEntry &bucket, std::string_view id, uint64_t seq)
{
    QUNCE_TRY(forgetUnknown(kind, bucket, id));
    QUNCE_TRY(m_file.unknown().put(bucket.number, kind, id, seq));
    counted(bucket, kind, id, seq);
    return {};
}

Result<void> PageApplier::forgetUnknown(std::string_view kind, BucketEntry &bucket, std::string_view id)
{
    QUNCE_ASSIGN(const std::optional<uint64_t> seq, m_file.unknown().find(bucket.number, kind, id));
    if (!seq)
        return {};
    uncounted(bucket, kind, id, *seq);
    return m_file.unknown().remove(bucket.number, kind, id);
}

Result<bool> PageApplier::removeRow(
    BucketEntry &bucket, std::string_view kind, std::string_view id, uint64_t before)
{
    const std::optional<FactAddress> address =
        kind == kFactWireKind ? factAddress(id) : std::optional<FactAddress>();
    const std::optional<Kind> recordKind = kindNamed(kind);
    const std::optional<Uuid> uuid = recordKind ? recordId(id) : std::optional<Uuid>();
    if (address) {
        QUNCE_ASSIGN(const std::optional<uint64_t> seq, m_file.facts().find(*address, bucket.number));
        if (seq) {
            if (*seq >= before)
                return false;
            QUNCE_TRY(m_file.facts().remove(*address, bucket.number));
            uncounted(bucket, kind, id, *seq);
            return true;
        }
    } else if (uuid) {
        RecordTable &records = m_file.records(*recordKind);
        QUNCE_ASSIGN(const std::optional<RecordTable::Found> found, records.find(*uuid));
        if (found && (found->bucket == bucket.number || seededBug("tombstone without bucket guard"))) {
            if (found->seq >= before)
                return false;
            QUNCE_TRY(records.remove(found->row));
            uncounted(bucket, kind, id, found->seq);
            return true;
        }
    }
    QUNCE_ASSIGN(const std::optional<uint64_t> unknown, m_file.unknown().find(bucket.number, kind, id));
    if (!unknown || *unknown >= before)
        return false;
    QUNCE_TRY(forgetUnknown(kind, bucket, id));
    return true;
}

Result<void> PageApplier::remove(BucketEntry &bucket, const std::vector<WireRowId> &rows)
{
    for (const WireRowId &row : rows)
        QUNCE_TRY(removeRow(bucket, row.kind, row.id, row.seq + 1));
    return {};
}

Result<void> PageApplier::clear(const Stage::Numbers &buckets)
{
    if (buckets.empty())
        return {};
    // Each statement goes over its whole table, so none is run for nothing.
    BucketNumbers facts;
    BucketNumbers records;
    for (const uint32_t number : buckets)
        (m_file.buckets().numbered(number)->isFact() ? facts : records).insert(number);
    uint64_t removed = 0;
    if (!facts.empty()) {
        QUNCE_ASSIGN(removed, m_file.facts().removeBuckets(facts));
        if (removed > 0)
            m_changedKinds.emplace(kFactWireKind);
    }
    for (const KindDescriptor &kind : allKinds()) {
        if (records.empty())
            break;
        QUNCE_ASSIGN(removed, m_file.records(kind.kind).removeBuckets(records));
        if (removed > 0)
            m_changedKinds.emplace(kind.name);
    }
    QUNCE_TRY(m_file.unknown().removeBuckets(buckets));
    for (const uint32_t number : buckets) {
        BucketEntry &bucket = *m_file.buckets().numbered(number);
        bucket.state.rows = 0;
        bucket.state.digest = 0;
        bucket.isChanged = true;
    }
    return {};
}

void PageApplier::counted(BucketEntry &bucket, std::string_view kind, std::string_view id, uint64_t seq)
{
    ++m_rowCount;
    ++bucket.state.rows;
    bucket.state.digest += mix64(kind, id, seq);
    bucket.isChanged = true;
}

void PageApplier::uncounted(BucketEntry &bucket, std::string_view kind, std::string_view id, uint64_t seq)
{
    --bucket.state.rows;
    bucket.state.digest -= mix64(kind, id, seq);
    bucket.isChanged = true;
    m_changedKinds.emplace(kind);
}

} // namespace qunce
