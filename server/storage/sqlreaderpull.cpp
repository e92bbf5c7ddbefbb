// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of SqlReader that pulls read through: rows and tombstones of one bucket, merged in the order of seq.
#include "models/protocol/rowdigest.h"
#include "server/storage/pullqueries.h"
#include "server/storage/sqlreader.h"

namespace qunce::server {

namespace {

using namespace pullqueries;

bool holdsFacts(std::string_view bucket)
{
    const std::optional<bucket::Name> name = bucket::parse(bucket);
    return name && name->type == bucket::Type::FactsOfRegion;
}

/// A query whose rows come in the order of seq (column 0), looked at one ahead.
class Rows
{
public:
    Rows(Connection &connection, const char *sql) : m_statement(connection, sql) { }

    Statement &statement() { return m_statement; }
    Result<void> next()
    {
        QUNCE_ASSIGN(m_there, m_statement.step());
        return {};
    }
    bool there() const { return m_there; }
    uint64_t seq() const { return m_statement.number(0); }

private:
    Statement m_statement;
    bool m_there = false;
};

/// Turns rows of the queries into what a visitor gets; holds the texts that are put together for that.
class RowShaper
{
public:
    const StoredRow &record(const Statement &row)
    {
        m_id = row.uuid(2).toString();
        m_row = {true, row.text(1), m_id, row.number(0), row.text(3), 0, {}};
        return m_row;
    }
    const StoredRow &fact(const Statement &row)
    {
        m_id = factRowId(static_cast<Metric>(row.integer(1)), row.text(2));
        m_row = {true, kFactWireKind, m_id, row.number(0), {}, row.number(3), row.bytes(4)};
        return m_row;
    }
    const StoredRow &tombstone(const Statement &row)
    {
        m_row = {false, row.text(1), row.text(2), row.number(0), {}, 0, {}};
        return m_row;
    }

private:
    std::string m_id;
    StoredRow m_row;
};

struct FactId {
    Metric metric = Metric::Orders;
    std::string_view key;
};

/// `<fact kind>/<key>/<metric>` taken apart.
std::optional<FactId> parseFactId(std::string_view id)
{
    const size_t first = id.find('/');
    const size_t last = id.rfind('/');
    if (first == std::string_view::npos || first == last)
        return std::nullopt;
    for (const MetricInfo &about : allMetrics()) {
        if (about.name == id.substr(last + 1) && name(about.kind) == id.substr(0, first))
            return FactId {about.metric, id.substr(first + 1, last - first - 1)};
    }
    return std::nullopt;
}

} // namespace

Result<int64_t> SqlReader::bucketId(std::string_view bucket)
{
    Statement query(*m_session.connection, kBucketId);
    QUNCE_ASSIGN(const bool found, query.bindText(":bucket", bucket).step());
    return found ? query.integer(0) : 0;
}

Result<std::optional<BucketCommit>> SqlReader::commitAt(const std::string &bucket, uint64_t seq)
{
    QUNCE_ASSIGN(const int64_t id, bucketId(bucket));
    Statement query(*m_session.connection, kCommitAt);
    QUNCE_ASSIGN(const bool found, query.bind(":bucket", id).bind(":seq", seq).step());
    if (!found)
        return std::optional<BucketCommit>();
    return std::optional<BucketCommit>({seq, std::string(query.bytes(0)), query.integer(1)});
}

Result<void> SqlReader::eachRowAfter(const std::string &bucket, uint64_t after, uint64_t tombstonesAfter,
    const ReadTransaction::StoredRowVisitor &visitor)
{
    QUNCE_ASSIGN(const int64_t id, bucketId(bucket));
    const bool facts = holdsFacts(bucket);
    Rows live(*m_session.connection, facts ? kFactsAfter : kRecordsAfter);
    live.statement().bind(":bucket", id).bind(":after", after);
    Rows gone(*m_session.connection, kTombstonesAfter);
    gone.statement().bind(":bucket", id).bind(":after", tombstonesAfter);
    QUNCE_TRY(live.next());
    QUNCE_TRY(gone.next());
    RowShaper shaper;
    while (live.there() || gone.there()) {
        const bool takeLive = live.there() && (!gone.there() || live.seq() < gone.seq());
        Rows &rows = takeLive ? live : gone;
        const Statement &row = rows.statement();
        const StoredRow &shaped = !takeLive ? shaper.tombstone(row)
            : facts                         ? shaper.fact(row)
                                            : shaper.record(row);
        QUNCE_ASSIGN(const bool goOn, visitor(shaped));
        if (!goOn)
            return {};
        QUNCE_TRY(rows.next());
    }
    return {};
}

Result<uint64_t> SqlReader::countRowsAfter(const std::string &bucket, uint64_t after, uint64_t limit)
{
    QUNCE_ASSIGN(const int64_t id, bucketId(bucket));
    uint64_t count = 0;
    for (const char *sql :
        {holdsFacts(bucket) ? kCountFactsAfter : kCountRecordsAfter, kCountTombstonesAfter}) {
        Statement query(*m_session.connection, sql);
        query.bind(":bucket", id).bind(":after", after).bind(":limit", limit - count);
        QUNCE_ASSIGN(const bool found, query.step());
        count += found ? query.number(0) : 0;
    }
    return count;
}

Result<void> SqlReader::rowOf(const std::string &bucket, std::string_view kind, std::string_view id,
    const ReadTransaction::StoredRowVisitor &visitor)
{
    QUNCE_ASSIGN(const int64_t place, bucketId(bucket));
    const std::optional<FactId> fact = kind == kFactWireKind ? parseFactId(id) : std::nullopt;
    const std::optional<Uuid> record = Uuid::parse(id);
    RowShaper shaper;
    if (fact) {
        Statement query(*m_session.connection, kFactRow);
        query.bind(":bucket", place).bind(":metric", static_cast<int64_t>(fact->metric));
        QUNCE_ASSIGN(const bool found, query.bindText(":key", fact->key).step());
        if (found) {
            QUNCE_ASSIGN([[maybe_unused]] const bool goOn, visitor(shaper.fact(query)));
            return {};
        }
    } else if (record) {
        Statement query(*m_session.connection, kRecordRow);
        query.bindText(":kind", kind).bind(":id", *record).bind(":bucket", place);
        QUNCE_ASSIGN(const bool found, query.step());
        if (found) {
            QUNCE_ASSIGN([[maybe_unused]] const bool goOn, visitor(shaper.record(query)));
            return {};
        }
    }
    Statement query(*m_session.connection, kTombstoneRow);
    query.bind(":bucket", place).bindText(":kind", kind).bindText(":id", id);
    QUNCE_ASSIGN(const bool found, query.step());
    if (found) {
        QUNCE_ASSIGN([[maybe_unused]] const bool goOn, visitor(shaper.tombstone(query)));
    }
    return {};
}

} // namespace qunce::server
