// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/modelserver.h"

#include <algorithm>
#include <cstdlib>

#include "models/protocol/rowdigest.h"
#include "models/store/factaddress.h"
#include "tests/store/pages.h"

namespace qunce::test {

namespace {

const std::vector<std::string> kPeople {kPeopleOne, kPeopleTwo};
const std::vector<std::string> kFacts {kFactsOne, kFactsTwo, kOldFacts};

RowKey keyOf(const std::string &kind, const std::string &id, const std::string &bucket)
{
    return {kind, id, kind == kFactWireKind || !kindNamed(kind) ? bucket : std::string()};
}

/// Records first, then facts of the newest year first, by name inside.
bool goesBefore(const std::string &left, const std::string &right)
{
    const auto rank = [](const std::string &bucket) {
        return isFactBucket(bucket) ? 10'000 - std::atoi(bucket.substr(bucket.size() - 4).c_str()) : 0;
    };
    return std::pair(rank(left), left) < std::pair(rank(right), right);
}

void writeRow(PullWriter &out, const RowKey &key, const ModelRow &row)
{
    const auto &[kind, id, unused] = key;
    if (kind == kFactWireKind) {
        out.beginRow(kind, row.bucket, {"raw_size", "payload"}, id, row.seq);
        out.writer().integer(static_cast<int64_t>(row.value.size()));
        out.writer().bytes(packed(row.value));
    } else {
        out.beginRow(kind, row.bucket, {"name"}, id, row.seq);
        out.writer().text(row.value);
    }
    out.endRow();
}

} // namespace

std::string difference(const ModelRows &left, const ModelRows &right)
{
    std::string text;
    const auto missing = [&text](const ModelRows &here, const ModelRows &there, const char *sign) {
        for (const auto &[key, row] : here) {
            const auto other = there.find(key);
            if ((other == there.end() || !(other->second == row)) && text.size() < 2000)
                text += std::string(sign) + std::get<0>(key) + ' ' + std::get<1>(key) + " in " + row.bucket
                    + " seq " + std::to_string(row.seq) + " = " + row.value + "\n";
        }
    };
    missing(left, right, "only left:  ");
    missing(right, left, "only right: ");
    return text;
}

void ModelServer::put(
    const std::string &kind, const std::string &bucket, const std::string &id, std::string value)
{
    const RowKey key = keyOf(kind, id, bucket);
    const auto before = m_rows.find(key);
    if (before != m_rows.end() && before->second.bucket != bucket)
        bury(before->second.bucket, kind, id);
    m_tombstones[bucket].erase({kind, id});
    m_rows[key] = {bucket, nextSeq(bucket), std::move(value)};
}

void ModelServer::remove(const std::string &kind, const std::string &bucket, const std::string &id)
{
    const auto row = m_rows.find(keyOf(kind, id, bucket));
    if (row == m_rows.end())
        return;
    bury(row->second.bucket, kind, id);
    m_rows.erase(row);
}

void ModelServer::bury(const std::string &bucket, const std::string &kind, const std::string &id)
{
    m_tombstones[bucket][{kind, id}] = nextSeq(bucket);
}

std::string ModelServer::pick(const std::vector<std::string> &from)
{
    return from[m_random() % from.size()];
}

void ModelServer::change(int times)
{
    for (int i = 0; i < times; ++i) {
        const std::string value = "value " + std::to_string(++m_made);
        const std::string id = idNumber(m_random() % (m_rows.size() / 2 + 20)).toString();
        const std::string day = Day {20'500 + static_cast<int32_t>(m_random() % 40)}.toString();
        const std::string fact = "guide.day/" + day + "/orders";
        const std::string taskFact = "guide.task/" + id + "/status";
        switch (m_random() % 10) {
        case 0:
            put("org", kRef, id, value);
            break;
        case 1:
        case 2:
        case 3: // also moves what lives in the other region
            put("guide", pick(kPeople), id, value);
            break;
        case 4:
            remove("guide", {}, id);
            break;
        case 5:
        case 6:
            put(std::string(kFactWireKind), pick(kFacts), fact, value);
            break;
        case 7:
            put(std::string(kFactWireKind), pick(kFacts), taskFact, value);
            break;
        case 8:
            remove(std::string(kFactWireKind), pick(kFacts), fact);
            break;
        default: // a kind and a metric that this program does not know
            if (m_random() % 2 == 0)
                put("forecast", pick(kPeople), id, value);
            else
                put(std::string(kFactWireKind), pick(kFacts), "guide.week/" + day + "/moods", value);
            break;
        }
    }
}

void ModelServer::fill(int rowsPerBucket)
{
    for (int i = 0; i < rowsPerBucket; ++i) {
        const auto number = static_cast<uint64_t>(i);
        put("org", kRef, idNumber(number).toString(), "unit " + std::to_string(i));
        put("guide", kPeopleOne, idNumber(100'000 + number).toString(), "guide " + std::to_string(i));
        put("guide", kPeopleTwo, idNumber(200'000 + number).toString(), "guide " + std::to_string(i));
        for (const std::string &bucket : kFacts)
            put(std::string(kFactWireKind), bucket, "guide.day/" + Day {20'000 + i}.toString() + "/orders",
                "column " + std::to_string(i));
    }
}

std::vector<std::string> ModelServer::buckets() const
{
    std::vector<std::string> names;
    for (const auto &[bucket, head] : m_heads) {
        if (!isHidden(bucket))
            names.push_back(bucket);
    }
    std::sort(names.begin(), names.end(), goesBefore);
    return names;
}

PullPage ModelServer::pull(const Positions &positions, size_t maxRows)
{
    PullWriter writer(WireFormat::Cbor);
    PullHeader header;
    header.epoch = "epoch";
    header.recordsComplete = true;
    header.allComplete = true;
    for (const std::string &bucket : buckets()) {
        const auto known = positions.find(bucket);
        const Position at = known == positions.end() ? Position() : known->second;
        std::map<uint64_t, ModelRows::const_iterator> rowsBySeq;
        for (auto row = m_rows.begin(); row != m_rows.end(); ++row) {
            if (row->second.bucket == bucket && row->second.seq > at.scan)
                rowsBySeq.emplace(row->second.seq, row);
        }
        std::map<uint64_t, std::pair<std::string, std::string>> gone;
        for (const auto &[row, seq] : m_tombstones[bucket]) {
            if (seq > at.scan)
                gone.emplace(seq, row);
        }
        uint64_t reached = at.scan;
        while ((!rowsBySeq.empty() || !gone.empty()) && writer.rowCount() < maxRows) {
            const bool isRow =
                gone.empty() || (!rowsBySeq.empty() && rowsBySeq.begin()->first < gone.begin()->first);
            if (isRow) {
                reached = rowsBySeq.begin()->first;
                writeRow(writer, rowsBySeq.begin()->second->first, rowsBySeq.begin()->second->second);
                rowsBySeq.erase(rowsBySeq.begin());
            } else {
                reached = gone.begin()->first;
                writer.deletion(gone.begin()->second.first, bucket, gone.begin()->second.second, reached);
                gone.erase(gone.begin());
            }
        }
        const bool stands = rowsBySeq.empty() && gone.empty();
        if (stands)
            reached = m_heads[bucket];
        if (reached != at.scan)
            header.next[bucket] = reached;
        if (stands && (!at.complete || at.base != m_heads[bucket]))
            header.complete.push_back(state(bucket));
        header.allComplete = header.allComplete && stands;
        header.recordsComplete = header.recordsComplete && (stands || isFactBucket(bucket));
    }
    for (const auto &[bucket, at] : positions) {
        if (isHidden(bucket))
            header.revoked.push_back(bucket);
    }
    if (header.allComplete)
        header.checkpoint = "token";
    Result<PullPage> page = PullPage::parse(writer.finish(header));
    if (!page.ok())
        std::abort(); // the writer's own bytes
    return std::move(page).value();
}

BucketState ModelServer::state(const std::string &bucket) const
{
    std::vector<WireRowId> live;
    for (const auto &[key, row] : m_rows) {
        if (row.bucket == bucket)
            live.push_back({std::get<0>(key), std::get<1>(key), row.seq});
    }
    return stateOf(bucket, m_heads.at(bucket), live);
}

ModelRows ModelServer::rows(const std::string &bucket) const
{
    ModelRows found;
    for (const auto &[key, row] : m_rows) {
        if (bucket.empty() ? !isHidden(row.bucket) : row.bucket == bucket)
            found.emplace(key, row);
    }
    return found;
}

ModelClient::ModelClient(ModelServer &server, SyncStore &store, StoredSync loaded)
    : m_server(server)
    , m_store(store)
    , m_hasGeneration(loaded.hasGeneration)
    , m_shown(loaded.shown)
    , m_checkpoint(loaded.checkpoint)
{
    for (const StoredBucket &bucket : loaded.buckets)
        m_buckets[bucket.bucket] = bucket;
}

void ModelClient::setVisible(ModelRows rows, bool shown)
{
    m_visible = std::move(rows);
    m_shown = shown;
}

ModelServer::Positions ModelClient::positions() const
{
    ModelServer::Positions asked;
    for (const auto &[name, bucket] : m_buckets) {
        const bool hasBase = bucket.complete && !bucket.replacing;
        const uint64_t base = hasBase ? bucket.at.seq : 0;
        asked[name] = {hasBase, base, bucket.scanning ? bucket.scan : base};
    }
    return asked;
}

TakePlan ModelClient::planFor(const PullPage &page)
{
    const PullHeader &header = page.header();
    TakePlan plan;
    plan.next = header.next;
    for (const BucketState &state : header.complete) {
        if (isFactBucket(state.bucket) || header.recordsComplete)
            plan.apply.push_back(state);
    }
    plan.showRecords = header.recordsComplete;
    for (const std::string &bucket : header.revoked)
        plan.drop.emplace_back(bucket, DropCause::Revoked);
    plan.checkpoint = header.checkpoint;
    plan.nowMs = 1;
    return plan;
}

void ModelClient::show(const TakePlan &plan)
{
    m_shown = m_shown || plan.showRecords;
    std::set<std::string> replaced;
    for (const BucketState &state : plan.apply)
        replaced.insert(state.bucket);
    for (const auto &[bucket, cause] : plan.drop)
        replaced.insert(bucket);
    std::erase_if(m_visible, [&](const auto &row) { return replaced.contains(row.second.bucket); });
    for (const BucketState &state : plan.apply) {
        for (const auto &[key, row] : m_server.rows(state.bucket))
            m_visible[key] = row;
    }
}

Result<bool> ModelClient::step(size_t maxRows)
{
    if (!m_hasGeneration) {
        QUNCE_TRY(m_store.beginGeneration("epoch"));
        m_hasGeneration = true;
        m_visible.clear();
    }
    const PullPage page = m_server.pull(positions(), maxRows);
    const TakePlan plan = planFor(page);
    const bool isEmpty = page.rowCount() == 0 && plan.apply.empty() && plan.drop.empty();
    if (isEmpty && page.header().allComplete && !m_checkpoint.empty())
        return false;
    QUNCE_ASSIGN(const TakeOutcome outcome, m_store.take(page, plan));
    if (!outcome.applied)
        return Error {ErrorCode::Conflict, {}, "not applied"};
    for (const auto &[bucket, cause] : plan.drop)
        m_buckets.erase(bucket);
    for (const StoredBucket &bucket : outcome.buckets)
        m_buckets[bucket.bucket] = bucket;
    m_checkpoint = plan.checkpoint;
    show(plan);
    if (!plan.checkpoint.empty() && !m_finished) {
        QUNCE_TRY(m_store.finishGeneration());
        m_finished = true;
    }
    return true;
}

Result<void> ModelClient::sync(size_t maxRows)
{
    for (;;) {
        QUNCE_ASSIGN(const bool more, step(maxRows));
        if (!more)
            return {};
    }
}

Result<ModelRows> visibleTo(CacheReader &reader)
{
    ModelRows rows;
    QUNCE_ASSIGN(ReadSnapshot snapshot, reader.snapshot());
    for (const KindDescriptor &kind : allKinds()) {
        QUNCE_TRY(snapshot.eachRecord(kind.kind, [&](const Record &record) -> Result<void> {
            rows[{kind.name, record.id.toString(), {}}] = {record.bucket, record.seq, record.text("name")};
            return {};
        }));
    }
    std::vector<uint32_t> numbers;
    std::map<uint32_t, std::string> names;
    for (const CachedBucket &bucket : snapshot.buckets()) {
        numbers.push_back(bucket.number);
        names[bucket.number] = bucket.name;
    }
    const auto add = [&](const FactAddress &address, uint32_t bucket,
                         std::string_view bytes) -> Result<void> {
        rows[{std::string(kFactWireKind), factWireId(address), names[bucket]}] = {
            names[bucket], 0, std::string(bytes)};
        return {};
    };
    QUNCE_TRY(snapshot.eachColumn(Metric::Orders, INT32_MIN, INT32_MAX, numbers,
        [&](uint32_t bucket, int32_t key, std::string_view bytes) {
            return add({Metric::Orders, key, {}}, bucket, bytes);
        }));
    QUNCE_TRY(snapshot.eachTaskColumn(
        Metric::TaskStatus, {}, numbers, [&](uint32_t bucket, const Uuid &task, std::string_view bytes) {
            return add({Metric::TaskStatus, 0, task}, bucket, bytes);
        }));
    return rows;
}

} // namespace qunce::test
