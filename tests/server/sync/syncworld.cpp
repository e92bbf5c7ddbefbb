// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/server/sync/syncworld.h"

#include "models/protocol/recordtables.h"
#include "models/protocol/rowdigest.h"

namespace qunce::server::testing {

namespace {

std::string textOf(const FieldValue &value)
{
    if (const auto *number = std::get_if<int64_t>(&value))
        return "#" + std::to_string(*number);
    if (const auto *text = std::get_if<std::string>(&value))
        return *text;
    std::string joined = "[";
    for (const std::string &item : std::get<std::vector<std::string>>(value))
        joined += item + ",";
    return joined + "]";
}

std::shared_ptr<HeadsCache> makeHeads(Storage &storage)
{
    auto heads = std::make_shared<HeadsCache>(storage);
    storage.addCommitListener(heads);
    return heads;
}

} // namespace

std::string shown(const Record &record)
{
    std::string text;
    for (const FieldDescriptor &field : descriptor(record.kind).fields) {
        const FieldValue *value = record.find(field.name);
        if (value)
            text += std::string(field.name) + "="
                + (field.masked ? masked(std::get<std::string>(*value)) : textOf(*value)) + "\n";
    }
    return text;
}

std::string difference(const ShownRows &actual, const ShownRows &expected)
{
    std::string text;
    const auto add = [&text](const char *what, const RowKey &key) {
        if (text.size() < 2000)
            text += what + std::get<0>(key) + " " + std::get<1>(key) + " " + std::get<2>(key) + "\n";
    };
    for (const auto &[key, row] : expected) {
        const auto found = actual.find(key);
        if (found == actual.end() || found->second != row)
            add(found == actual.end() ? "missing " : "different ", key);
    }
    for (const auto &[key, row] : actual) {
        if (!expected.contains(key))
            add("too many ", key);
    }
    return text;
}

std::string SyncWorld::uniqueName(const std::string &bucket)
{
    return mark(bucket) + std::to_string(++m_names);
}

SyncWorld::SyncWorld(uint64_t seed, const PageBounds &pageBounds)
    : heads(makeHeads(*db.storage))
    , bounds(pageBounds)
    , service(*db.storage, *heads, db.clock, epoch, bounds)
    , m_random(seed)
    , m_buckets {bucket::ref(), bucket::planHq(), bucket::planHqDraft(), bucket::planOf(north),
          bucket::planOf(south), bucket::peopleOf(north), bucket::peopleOf(south), bucket::userOf(user),
          bucket::userOf(otherUser)}
{ }

std::string SyncWorld::mark(const std::string &bucket)
{
    return "<" + std::to_string(std::hash<std::string>()(bucket)) + ">";
}

std::vector<std::string> SyncWorld::foreignMarks(const Scope &scope) const
{
    std::vector<std::string> marks;
    for (const std::string &bucket : m_buckets) {
        if (!scope.mayRead(bucket))
            marks.push_back(mark(bucket));
    }
    for (const auto &[bucket, columns] : m_columns) {
        if (!scope.mayRead(bucket))
            marks.push_back(mark(bucket));
    }
    return marks;
}

void SyncWorld::write(const std::function<void(WriteTransaction &)> &change)
{
    const auto transaction = must(db.storage->beginWrite());
    change(*transaction);
    must(transaction->commit());
}

void SyncWorld::putTag(const Uuid &id, const std::string &bucket, const std::string &name)
{
    const Record record = makeRecord(Kind::Tag, id, bucket, {{"name", name + mark(bucket)}});
    write([&](WriteTransaction &t) { must(t.putRecord(record)); });
    m_records[id] = record;
}

void SyncWorld::deleteTag(const Uuid &id)
{
    write([&](WriteTransaction &t) { must(t.deleteRecord(Kind::Tag, id)); });
    m_records.erase(id);
}

void SyncWorld::putColumn(const ColumnAddress &address, const std::string &bytes)
{
    write([&](WriteTransaction &t) { must(t.putColumn(address, bytes)); });
    m_columns[bucket::factsOf(address.region, address.year)][factRowId(address.metric, address.key)] = bytes;
}

Record SyncWorld::makeGuide(const Uuid &id, const std::string &bucket)
{
    Record guide = makeRecord(Kind::Guide, id, bucket, {{"code", id.toString()}});
    guide.put("name", mark(bucket) + "\"王芳\"\n" + std::to_string(random(1000)));
    guide.put("region", random(3) == 0 ? FieldValue() : FieldValue(north.toString()));
    guide.put("phone", "1380000" + std::to_string(1000 + random(9000)));
    if (random(2) == 0)
        guide.put("tags", std::vector<std::string> {"a\\b", "vip" + std::to_string(random(9)), "李"});
    return guide;
}

void SyncWorld::changeRecord(WriteTransaction &transaction)
{
    const uint32_t what = random(10);
    if (m_records.empty() || what < 4) {
        const Uuid id = db.ids.next();
        const std::string &bucket = m_buckets[random(static_cast<uint32_t>(m_buckets.size()))];
        Record record = random(2) == 0 ? makeGuide(id, bucket)
                                       : makeRecord(Kind::Tag, id, bucket, {{"name", uniqueName(bucket)}});
        must(transaction.putRecord(record));
        m_records[id] = std::move(record);
        return;
    }
    auto chosen = m_records.begin();
    std::advance(chosen, random(static_cast<uint32_t>(m_records.size())));
    Record &record = chosen->second;
    if (what < 6) {
        must(transaction.deleteRecord(record.kind, record.id));
        m_records.erase(chosen);
        return;
    }
    if (what < 8)
        record.bucket = m_buckets[random(static_cast<uint32_t>(m_buckets.size()))];
    record.put("name", uniqueName(record.bucket));
    must(transaction.putRecord(record));
}

void SyncWorld::changeColumn(WriteTransaction &transaction)
{
    const std::array years {2021, 2025, 2026};
    const int year = years[random(3)];
    ColumnAddress address {random(2) == 0 ? north : south, year,
        random(2) == 0 ? Metric::Orders : Metric::Amount,
        std::to_string(year) + "-01-" + std::to_string(10 + random(12))};
    const std::string bucket = bucket::factsOf(address.region, year);
    const std::string bytes = random(6) == 0
        ? std::string()
        : mark(bucket) + std::string(random(60), 'x') + std::to_string(random(1000));
    must(transaction.putColumn(address, bytes));
    std::string &stored = m_columns[bucket][factRowId(address.metric, address.key)];
    stored = bytes;
}

void SyncWorld::changeSomething()
{
    write([&](WriteTransaction &transaction) {
        for (uint32_t left = 1 + random(6); left > 0; --left)
            random(2) == 0 ? changeRecord(transaction) : changeColumn(transaction);
    });
}

ShownRows SyncWorld::expected(const Scope &scope) const
{
    ShownRows rows;
    for (const auto &[id, record] : m_records) {
        if (scope.mayRead(record.bucket))
            rows[{record.bucket, descriptor(record.kind).name, id.toString()}] = shown(record);
    }
    for (const auto &[bucket, columns] : m_columns) {
        const int year = bucket::parse(bucket)->year;
        for (const auto &[id, bytes] : columns) {
            if (scope.mayRead(bucket) && year >= factFrom(db.clock.today()).year() && !bytes.empty())
                rows[{bucket, std::string(kFactWireKind), id}] = bytes;
        }
    }
    return rows;
}

Head SyncWorld::headOf(const std::string &bucket)
{
    const Heads all = must(Heads::read(*must(db.storage->beginRead())));
    const Head *head = all.find(bucket);
    return head ? *head : Head();
}

} // namespace qunce::server::testing
