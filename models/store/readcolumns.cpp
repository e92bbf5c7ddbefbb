// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Columns lie in the order of (metric, key, bucket). Where most of the buckets are wanted, a range is read through and
// the others are passed over; where few are, each column is looked up.

#include <algorithm>

#include "models/store/cachereader.h"
#include "models/store/factaddress.h"
#include "models/store/readconnection.h"

namespace qunce {

namespace {

/// Looking up pays where at most one column in so many is wanted.
constexpr size_t kSeekShare = 6;
constexpr int32_t kHoursOfDay = 24;

constexpr char kDays[] = "SELECT key, bucket, payload FROM fact WHERE metric = ?1 AND key BETWEEN ?2 AND ?3";
constexpr char kOneDay[] = "SELECT payload FROM fact WHERE metric = ?1 AND key = ?2 AND bucket = ?3";
constexpr char kTasks[] = "SELECT key, bucket, payload FROM fact WHERE metric = ?1";
constexpr char kOneTask[] = "SELECT key, bucket, payload FROM fact WHERE metric = ?1 AND key = ?2";

/// A wanted bucket with the keys that it can have.
struct Span {
    uint32_t bucket = 0;
    int32_t from = 0;
    int32_t to = -1;
};

std::vector<Span> spansOf(
    const std::vector<const CachedBucket *> &buckets, FactKind kind, int32_t from, int32_t to)
{
    const int32_t perDay = kind == FactKind::GroupHour ? kHoursOfDay : 1;
    std::vector<Span> spans;
    for (const CachedBucket *bucket : buckets) {
        const int32_t first = Day::fromYmd(bucket->year, 1, 1).number * perDay;
        const int32_t last = (Day::fromYmd(bucket->year, 12, 31).number + 1) * perDay - 1;
        const Span span {bucket->number, std::max(from, first), std::min(to, last)};
        if (span.from <= span.to)
            spans.push_back(span);
    }
    return spans;
}

std::vector<const CachedBucket *> completeFacts(const std::vector<CachedBucket> &buckets)
{
    std::vector<const CachedBucket *> complete;
    for (const CachedBucket &bucket : buckets) {
        if (bucket.complete && bucket.year != 0)
            complete.push_back(&bucket);
    }
    return complete;
}

/// The complete ones among those asked for, ascending by number.
std::vector<const CachedBucket *> wantedOf(
    const ReadConnection &connection, std::span<const uint32_t> numbers)
{
    std::vector<uint32_t> ascending(numbers.begin(), numbers.end());
    std::sort(ascending.begin(), ascending.end());
    ascending.erase(std::unique(ascending.begin(), ascending.end()), ascending.end());
    std::vector<const CachedBucket *> wanted;
    for (const uint32_t number : ascending) {
        const CachedBucket *bucket = connection.numbered(number);
        if (bucket && bucket->complete && bucket->year != 0)
            wanted.push_back(bucket);
    }
    return wanted;
}

/// Answers for each bucket of a row that is read whether it is wanted.
class Filter
{
public:
    explicit Filter(const std::vector<const CachedBucket *> &wanted)
    {
        for (const CachedBucket *bucket : wanted) {
            m_wanted.resize(std::max<size_t>(m_wanted.size(), bucket->number + 1));
            m_wanted[bucket->number] = true;
        }
    }
    bool passes(uint32_t bucket) const { return bucket < m_wanted.size() && m_wanted[bucket]; }

private:
    std::vector<bool> m_wanted;
};

Result<void> readThrough(ReadConnection &connection, uint32_t metric, int32_t from, int32_t to,
    const Filter &filter, const ReadSnapshot::ColumnVisitor &visitor)
{
    QUNCE_ASSIGN(ReadConnection::Lent query, connection.lend(kDays));
    query->bind(1, metric).bind(2, from).bind(3, to);
    for (;;) {
        QUNCE_ASSIGN(const bool row, query->step());
        if (!row)
            return {};
        const auto bucket = static_cast<uint32_t>(query->integer(1));
        if (filter.passes(bucket))
            QUNCE_TRY(visitor(bucket, static_cast<int32_t>(query->integer(0)), query->bytes(2)));
    }
}

Result<void> lookUp(ReadConnection &connection, uint32_t metric, const std::vector<Span> &spans,
    const ReadSnapshot::ColumnVisitor &visitor)
{
    int32_t from = INT32_MAX;
    int32_t to = INT32_MIN;
    for (const Span &span : spans) {
        from = std::min(from, span.from);
        to = std::max(to, span.to);
    }
    QUNCE_ASSIGN(ReadConnection::Lent query, connection.lend(kOneDay));
    for (int32_t key = from; key <= to; ++key) {
        for (const Span &span : spans) {
            if (key < span.from || key > span.to)
                continue;
            const ResetAtEnd reset(*query);
            query->bind(1, metric).bind(2, key).bind(3, span.bucket);
            QUNCE_ASSIGN(const bool row, query->step());
            if (row)
                QUNCE_TRY(visitor(span.bucket, key, query->bytes(0)));
        }
    }
    return {};
}

Result<void> readTasks(Statement &query, const Filter &filter, const ReadSnapshot::TaskColumnVisitor &visitor)
{
    for (;;) {
        QUNCE_ASSIGN(const bool row, query.step());
        if (!row)
            return {};
        const auto bucket = static_cast<uint32_t>(query.integer(1));
        if (filter.passes(bucket))
            QUNCE_TRY(visitor(bucket, query.uuid(0), query.bytes(2)));
    }
}

} // namespace

Result<void> ReadSnapshot::eachColumn(Metric metric, int32_t from, int32_t to,
    std::span<const uint32_t> buckets, const ColumnVisitor &visitor, Layer layer)
{
    const uint32_t stored = storedMetric(metric, layer == Layer::Late);
    const FactKind kind = info(metric).kind;
    const std::vector<const CachedBucket *> wanted = wantedOf(*m_connection, buckets);
    const std::vector<Span> spans = spansOf(wanted, kind, from, to);
    if (spans.empty())
        return {};
    const std::vector<Span> all = spansOf(completeFacts(m_connection->buckets()), kind, from, to);
    if (spans.size() * kSeekShare <= all.size())
        return lookUp(*m_connection, stored, spans, visitor);
    return readThrough(*m_connection, stored, from, to, Filter(wanted), visitor);
}

Result<void> ReadSnapshot::eachTaskColumn(Metric metric, std::span<const Uuid> tasks,
    std::span<const uint32_t> buckets, const TaskColumnVisitor &visitor, Layer layer)
{
    const uint32_t stored = storedMetric(metric, layer == Layer::Late);
    const std::vector<const CachedBucket *> wanted = wantedOf(*m_connection, buckets);
    if (wanted.empty())
        return {};
    const Filter filter(wanted);
    if (tasks.empty()) {
        QUNCE_ASSIGN(ReadConnection::Lent query, m_connection->lend(kTasks));
        query->bind(1, stored);
        return readTasks(*query, filter, visitor);
    }
    QUNCE_ASSIGN(ReadConnection::Lent query, m_connection->lend(kOneTask));
    for (const Uuid &task : tasks) {
        const ResetAtEnd reset(*query);
        query->bind(1, stored).bind(2, task);
        QUNCE_TRY(readTasks(*query, filter, visitor));
    }
    return {};
}

} // namespace qunce
