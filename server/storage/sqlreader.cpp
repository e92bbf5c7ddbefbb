// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sqlreader.h"

#include <algorithm>
#include <map>

#include "models/domain/latecolumn.h"
#include "server/storage/recordrow.h"

namespace qunce::server {

namespace {

// Columns of a record in every query: id, bucket, seq, fields, field_seqs.
constexpr char kRecord[] =
    "SELECT id, bucket, seq, fields, field_seqs FROM record WHERE kind = :kind AND id = :id";
constexpr char kRecordByCode[] =
    "SELECT id, bucket, seq, fields, field_seqs FROM record WHERE kind = :kind AND code = :code";
constexpr char kRecords[] =
    "SELECT id, bucket, seq, fields, field_seqs FROM record WHERE kind = :kind ORDER BY id";
constexpr char kRecordsByRef1[] = "SELECT id, bucket, seq, fields, field_seqs FROM record WHERE kind = :kind "
                                  "AND ref1 = :target ORDER BY id";
constexpr char kRecordsByRef2[] = "SELECT id, bucket, seq, fields, field_seqs FROM record WHERE kind = :kind "
                                  "AND ref2 = :target ORDER BY id";
constexpr char kRecordsAt[] = "SELECT id, bucket, seq, fields, field_seqs FROM record WHERE kind = :kind "
                              "AND at >= :from AND at <= :to ORDER BY at, id";
constexpr char kBucketName[] = "SELECT bucket FROM bucket_head WHERE id = :id";
constexpr char kBuckets[] =
    "SELECT id, bucket FROM bucket_head WHERE bucket >= :first AND bucket < :end ORDER BY bucket";
constexpr char kColumn[] = "SELECT f.raw_size, f.payload FROM fact f JOIN bucket_head b ON b.id = f.bucket"
                           " WHERE b.bucket = :bucket AND f.metric = :metric AND f.key = :key";
constexpr char kColumns[] =
    "SELECT key, raw_size, payload FROM fact"
    " WHERE bucket = :bucket AND metric = :metric AND key >= :from AND key <= :to ORDER BY key";
constexpr char kKeys[] = "SELECT key FROM fact WHERE bucket = :bucket AND metric = :metric AND key >= :from "
                         "AND key <= :to ORDER BY key";
constexpr char kAssignmentRows[] =
    "SELECT raw_size, payload FROM assignment_rows WHERE region = :region AND task = :task";
constexpr char kImportedValues[] = "SELECT value FROM imported_values WHERE kind = :kind AND id = :id";
constexpr char kHeads[] =
    "SELECT bucket, head_seq, head_salt, floor_seq, live_rows, digest FROM bucket_head ORDER BY bucket";
constexpr char kColumnSizes[] =
    "SELECT metric, COUNT(*), SUM(raw_size), SUM(LENGTH(payload)) FROM fact GROUP BY metric ORDER BY metric";
constexpr char kRowSizes[] = "SELECT COUNT(*), SUM(raw_size), SUM(LENGTH(payload)) FROM assignment_rows";
constexpr char kSetting[] = "SELECT value FROM setting WHERE name = :name";

constexpr std::string_view kFactPrefix = "fact:r:";
/// Sorts after every key: keys are ASCII letters, digits and hyphens.
constexpr std::string_view kAfterAllKeys = "~";
constexpr size_t kTaskKeyLength = 36;

bool isTaskKind(FactKind kind)
{
    return kind == FactKind::GuideTask || kind == FactKind::GroupTask;
}

Error brokenBucket(const std::string &name)
{
    return {ErrorCode::Corrupt,
        Message(QUNCE_TEXT("The database is damaged. Run `qunced check`, and restore a backup "
                           "if it finds problems.")),
        "bucket " + name};
}

} // namespace

Result<std::string> SqlReader::bucketName(int64_t id)
{
    const auto known = m_bucketNames.find(id);
    if (known != m_bucketNames.end())
        return known->second;
    Statement query(*m_session.connection, kBucketName);
    QUNCE_ASSIGN(const bool found, query.bind(":id", id).step());
    if (!found)
        return brokenBucket(std::to_string(id));
    return m_bucketNames.emplace(id, std::string(query.text(0))).first->second;
}

Result<Record> SqlReader::recordFrom(const Statement &row, Kind kind, Detail detail)
{
    Record record;
    record.kind = kind;
    record.id = row.uuid(0);
    QUNCE_ASSIGN(record.bucket, bucketName(row.integer(1)));
    record.seq = row.number(2);
    QUNCE_TRY(fieldsFromJson(row.text(3), record));
    if (detail == Detail::FieldsAndSeqs)
        QUNCE_TRY(decodeFieldSeqs(row.text(4), record));
    return record;
}

Result<std::optional<Record>> SqlReader::oneRecord(Statement &query, Kind kind)
{
    QUNCE_ASSIGN(const bool found, query.step());
    if (!found)
        return std::optional<Record>();
    QUNCE_ASSIGN(Record record, recordFrom(query, kind, Detail::FieldsAndSeqs));
    return std::optional<Record>(std::move(record));
}

Result<std::optional<Record>> SqlReader::record(Kind kind, const Uuid &id)
{
    Statement query(*m_session.connection, kRecord);
    query.bindText(":kind", descriptor(kind).name).bind(":id", id);
    return oneRecord(query, kind);
}

Result<std::optional<Record>> SqlReader::recordByCode(Kind kind, std::string_view code)
{
    Statement query(*m_session.connection, kRecordByCode);
    query.bindText(":kind", descriptor(kind).name).bindText(":code", code);
    return oneRecord(query, kind);
}

Result<void> SqlReader::visitRecords(
    Statement &query, Kind kind, const ReadTransaction::RecordVisitor &visitor)
{
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return {};
        QUNCE_ASSIGN(const Record record, recordFrom(query, kind, Detail::Fields));
        QUNCE_TRY(visitor(record));
    }
}

Result<void> SqlReader::eachRecord(Kind kind, const ReadTransaction::RecordVisitor &visitor)
{
    Statement query(*m_session.connection, kRecords);
    query.bindText(":kind", descriptor(kind).name);
    return visitRecords(query, kind, visitor);
}

Result<void> SqlReader::eachRecordByRef(
    Kind kind, IndexColumn column, const Uuid &target, const ReadTransaction::RecordVisitor &visitor)
{
    if (column != IndexColumn::Ref1 && column != IndexColumn::Ref2)
        return Error {
            ErrorCode::Internal, Message(QUNCE_TEXT("The program asked for an impossible look-up.")), {}};
    Statement query(*m_session.connection, column == IndexColumn::Ref1 ? kRecordsByRef1 : kRecordsByRef2);
    query.bindText(":kind", descriptor(kind).name).bind(":target", target);
    return visitRecords(query, kind, visitor);
}

Result<void> SqlReader::eachRecordAt(
    Kind kind, int64_t from, int64_t to, const ReadTransaction::RecordVisitor &visitor)
{
    Statement query(*m_session.connection, kRecordsAt);
    query.bindText(":kind", descriptor(kind).name).bind(":from", from).bind(":to", to);
    return visitRecords(query, kind, visitor);
}

Result<std::vector<FactBucket>> SqlReader::factBuckets(const std::string &prefix)
{
    Statement query(*m_session.connection, kBuckets);
    query.bindText(":first", prefix).bindText(":end", prefix + std::string(kAfterAllKeys));
    std::vector<FactBucket> buckets;
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return buckets;
        const std::optional<bucket::Name> name = bucket::parse(query.text(1));
        if (!name)
            return brokenBucket(std::string(query.text(1)));
        buckets.push_back({query.integer(0), name->owner, name->year});
    }
}

Result<std::string> SqlReader::column(const ColumnAddress &address)
{
    Statement query(*m_session.connection, kColumn);
    query.bindText(":bucket", bucket::factsOf(address.region, address.year))
        .bind(":metric", static_cast<int64_t>(address.metric))
        .bindText(":key", address.key);
    QUNCE_ASSIGN(const bool found, query.step());
    std::string raw;
    if (found)
        QUNCE_TRY(m_session.codec.decompress(query.bytes(1), query.number(0), raw));
    return raw;
}

Result<void> SqlReader::eachColumn(Metric metric, std::string_view keyFrom, std::string_view keyTo,
    std::span<const Uuid> regions, const ReadTransaction::ColumnVisitor &visitor)
{
    QUNCE_ASSIGN(const std::vector<FactBucket> buckets, factBuckets(std::string(kFactPrefix)));
    const bool showsLate = isLateKey(keyFrom);
    std::string raw;
    for (const FactBucket &bucket : buckets) {
        if (!regions.empty() && std::find(regions.begin(), regions.end(), bucket.region) == regions.end())
            continue;
        Statement query(*m_session.connection, kColumns);
        query.bind(":bucket", bucket.id)
            .bind(":metric", static_cast<int64_t>(metric))
            .bindText(":from", keyFrom)
            .bindText(":to", keyTo);
        for (;;) {
            QUNCE_ASSIGN(const bool found, query.step());
            if (!found)
                break;
            if (isLateKey(query.text(0)) != showsLate)
                continue;
            QUNCE_TRY(m_session.codec.decompress(query.bytes(2), query.number(1), raw));
            QUNCE_TRY(visitor(bucket.region, query.text(0), raw));
        }
    }
    return {};
}

Result<std::vector<ColumnAddress>> SqlReader::columnsWithKey(const Uuid &region, std::string_view key)
{
    const bool task = (isLateKey(key) ? keyBeside(key) : key).size() == kTaskKeyLength;
    QUNCE_ASSIGN(const std::vector<FactBucket> buckets, factBuckets(bucket::factsOfRegion(region)));
    std::vector<ColumnAddress> addresses;
    for (const FactBucket &bucket : buckets) {
        for (const MetricInfo &about : allMetrics()) {
            if (isTaskKind(about.kind) != task)
                continue;
            Statement query(*m_session.connection, kKeys);
            query.bind(":bucket", bucket.id)
                .bind(":metric", static_cast<int64_t>(about.metric))
                .bindText(":from", key)
                .bindText(":to", key);
            QUNCE_ASSIGN(const bool found, query.step());
            if (found)
                addresses.push_back({region, bucket.year, about.metric, std::string(key)});
        }
    }
    return addresses;
}

Result<std::vector<ColumnAddress>> SqlReader::dayColumnsFrom(const Uuid &region, std::string_view keyFrom)
{
    QUNCE_ASSIGN(const std::vector<FactBucket> buckets, factBuckets(bucket::factsOfRegion(region)));
    std::vector<ColumnAddress> addresses;
    for (const FactBucket &bucket : buckets) {
        for (const MetricInfo &about : allMetrics()) {
            if (isTaskKind(about.kind))
                continue;
            Statement query(*m_session.connection, kKeys);
            query.bind(":bucket", bucket.id)
                .bind(":metric", static_cast<int64_t>(about.metric))
                .bindText(":from", keyFrom)
                .bindText(":to", kAfterAllKeys);
            for (;;) {
                QUNCE_ASSIGN(const bool found, query.step());
                if (!found)
                    break;
                if (!isLateKey(query.text(0)))
                    addresses.push_back({region, bucket.year, about.metric, std::string(query.text(0))});
            }
        }
    }
    return addresses;
}

Result<std::vector<ColumnAddress>> SqlReader::lateColumns(const Uuid &region)
{
    QUNCE_ASSIGN(const std::vector<FactBucket> buckets, factBuckets(bucket::factsOfRegion(region)));
    std::vector<ColumnAddress> addresses;
    for (const FactBucket &bucket : buckets) {
        for (const MetricInfo &about : allMetrics()) {
            Statement query(*m_session.connection, kKeys);
            query.bind(":bucket", bucket.id)
                .bind(":metric", static_cast<int64_t>(about.metric))
                .bindText(":from", kLateMark)
                .bindText(":to", lateKeyOf(kAfterAllKeys));
            for (;;) {
                QUNCE_ASSIGN(const bool found, query.step());
                if (!found)
                    break;
                addresses.push_back({region, bucket.year, about.metric, std::string(query.text(0))});
            }
        }
    }
    return addresses;
}

Result<std::vector<Uuid>> SqlReader::regionsWithFacts()
{
    QUNCE_ASSIGN(const std::vector<FactBucket> buckets, factBuckets(std::string(kFactPrefix)));
    std::vector<Uuid> regions;
    for (const FactBucket &bucket : buckets) {
        if (std::find(regions.begin(), regions.end(), bucket.region) == regions.end())
            regions.push_back(bucket.region);
    }
    return regions;
}

Result<std::string> SqlReader::assignmentRows(const Uuid &region, const Uuid &task)
{
    Statement query(*m_session.connection, kAssignmentRows);
    QUNCE_ASSIGN(const bool found, query.bind(":region", region).bind(":task", task).step());
    std::string raw;
    if (found)
        QUNCE_TRY(m_session.codec.decompress(query.bytes(1), query.number(0), raw));
    return raw;
}

Result<std::string> SqlReader::importedValues(Kind kind, const Uuid &id)
{
    Statement query(*m_session.connection, kImportedValues);
    QUNCE_ASSIGN(const bool found, query.bindText(":kind", descriptor(kind).name).bind(":id", id).step());
    return found ? std::string(query.text(0)) : std::string();
}

Result<std::vector<BucketHead>> SqlReader::heads()
{
    Statement query(*m_session.connection, kHeads);
    std::vector<BucketHead> heads;
    for (;;) {
        QUNCE_ASSIGN(const bool found, query.step());
        if (!found)
            return heads;
        heads.push_back({std::string(query.text(0)), query.number(1), std::string(query.bytes(2)),
            query.number(3), query.number(4), query.number(5)});
    }
}

Result<std::vector<StoredSize>> SqlReader::storedSizes()
{
    std::map<FactKind, StoredSize> byKind;
    Statement columns(*m_session.connection, kColumnSizes);
    for (;;) {
        QUNCE_ASSIGN(const bool found, columns.step());
        if (!found)
            break;
        const FactKind kind = info(static_cast<Metric>(columns.number(0))).kind;
        StoredSize &size = byKind[kind];
        size.kind = name(kind);
        size.columns += columns.number(1);
        size.rawBytes += columns.number(2);
        size.storedBytes += columns.number(3);
    }
    std::vector<StoredSize> sizes;
    for (auto &[kind, size] : byKind)
        sizes.push_back(std::move(size));
    Statement rows(*m_session.connection, kRowSizes);
    QUNCE_ASSIGN(const bool found, rows.step());
    if (found && rows.number(0) > 0)
        sizes.push_back({"group rows", rows.number(0), rows.number(1), rows.number(2)});
    return sizes;
}

Result<std::string> SqlReader::setting(std::string_view name)
{
    Statement query(*m_session.connection, kSetting);
    QUNCE_ASSIGN(const bool found, query.bindText(":name", name).step());
    return found ? std::string(query.text(0)) : std::string();
}

} // namespace qunce::server
