// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/server/push/pushworld.h"

#include "models/protocol/bucketnames.h"

namespace qunce::server::testing {

Record regionRecord(const Uuid &id, const std::string &name)
{
    return makeRecord(Kind::Org, id, bucket::ref(), {{"code", name}, {"kind", "region"}, {"name", name}});
}

Record guideRecord(const Uuid &id, const Uuid &region, const std::string &name)
{
    return makeRecord(Kind::Guide, id, bucket::peopleOf(region),
        {{"code", id.toString()}, {"name", name}, {"region", region.toString()}});
}

PushWorld::PushWorld(SqliteStorage::Options options) : db(options)
{
    write([&](WriteTransaction &t) {
        for (const Caller *who : {&hq, &lan, &wei, &nan, &viewer}) {
            Account account {who->account, who->name, "hash", std::string(name(who->role)),
                who->scope.isWholeBrand(), who->scope.regions(), false, 0};
            must(t.putAccount(account));
        }
        must(t.putRecord(regionRecord(north, "NORTH")));
        must(t.putRecord(regionRecord(south, "SOUTH")));
        must(t.putRecord(guideRecord(guide, north, "王芳")));
        must(t.putRecord(guideRecord(southGuide, south, "李娜")));
        must(t.putRecord(makeRecord(Kind::Entry, entry, bucket::planHq(),
            {{"title", "Autumn"}, {"start_at", int64_t {1000}}, {"status", "approved"}})));
        must(t.putRecord(makeRecord(Kind::Task, task, bucket::planHq(),
            {{"code", "T1"}, {"entry", entry.toString()}, {"title", "Autumn"}})));
        must(t.putRecord(makeRecord(Kind::Goal, goal, bucket::planOf(north),
            {{"org", north.toString()}, {"metric", "amount"}, {"value", int64_t {100}},
                {"from_day", "2026-01-01"}, {"to_day", "2026-01-31"}})));
    });
}

Caller PushWorld::caller(const char *name, Role role, std::vector<Uuid> regions)
{
    Caller made;
    made.account = db.ids.next();
    made.name = name;
    made.role = role;
    made.scope = regions.empty() ? Scope::ofBrand(role, made.account)
                                 : Scope::ofRegions(role, made.account, std::move(regions));
    return made;
}

void PushWorld::write(const std::function<void(WriteTransaction &)> &change)
{
    const auto transaction = must(db.storage->beginWrite());
    change(*transaction);
    must(transaction->commit());
}

void PushWorld::import(const Record &record)
{
    write([&](WriteTransaction &t) { must(t.putRecord(record)); });
}

std::optional<Record> PushWorld::find(Kind kind, const Uuid &id)
{
    return must(must(db.storage->beginRead())->record(kind, id));
}

Record PushWorld::get(Kind kind, const Uuid &id)
{
    std::optional<Record> found = find(kind, id);
    if (!found)
        ADD_FAILURE() << "there is no " << descriptor(kind).name << " " << id.toString();
    return found.value_or(Record());
}

std::vector<Record> PushWorld::all(Kind kind)
{
    std::vector<Record> records;
    must(must(db.storage->beginRead())->eachRecord(kind, [&](const Record &record) -> Result<void> {
        records.push_back(record);
        return {};
    }));
    return records;
}

std::vector<Record> PushWorld::conflictsOf(const Uuid &subject)
{
    std::vector<Record> open;
    for (const Record &conflict : all(Kind::Conflict)) {
        if (conflict.reference("subject") == subject && conflict.text("status") == "open")
            open.push_back(conflict);
    }
    return open;
}

uint64_t PushWorld::headOf(const std::string &bucket)
{
    return must(must(db.storage->beginRead())->headSeq(bucket));
}

std::string PushWorld::dump()
{
    std::string text;
    const auto t = must(db.storage->beginRead());
    for (const KindDescriptor &kind : allKinds()) {
        must(t->eachRecord(kind.kind, [&](const Record &record) -> Result<void> {
            // The server makes the ids of conflicts, others at each attempt.
            const std::string id = kind.kind == Kind::Conflict ? "" : record.id.toString();
            text += std::string(kind.name) + " " + id + " " + record.bucket + " " + std::to_string(record.seq)
                + " " + fieldsToJson(record) + "\n";
            return {};
        }));
    }
    for (const BucketHead &head : must(t->heads()))
        text += head.bucket + " " + std::to_string(head.headSeq) + " " + std::to_string(head.liveRows) + "\n";
    for (const PushClient &client : must(t->pushClients())) {
        text += client.id.toString() + " " + std::to_string(client.lmid) + "\n";
        for (const StoredPushResult &result : must(t->pushResults(client.id, 0, 100'000)))
            text += std::to_string(result.mid) + " ";
    }
    return text;
}

Outcome<PushReply> PushWorld::push(const PushRequest &request, const Caller &caller)
{
    std::optional<Outcome<PushReply>> answer;
    queue.push(request, std::make_shared<const Caller>(caller),
        [&](Outcome<PushReply> reply) { answer = std::move(reply); });
    if (!answer)
        return Refusal {Refusal::Code::Internal, "no answer"};
    return std::move(*answer);
}

PushOp Laptop::edit(const Record &seen, Changes changes) const
{
    Record after = seen;
    for (const auto &[field, value] : changes)
        after.put(field, value);
    return *editBetween(seen, after);
}

Record Laptop::note(const std::string &text) const
{
    return makeRecord(Kind::Note, m_world.db.ids.next(), "",
        {{"subject", m_world.guide.toString()}, {"author", m_caller.account.toString()}, {"text", text}});
}

PushRequest Laptop::request(std::vector<PushOp> ops)
{
    PushRequest request;
    request.epoch = m_world.epoch;
    request.clientId = client;
    request.sessionNo = sessionNo;
    for (PushOp &op : ops) {
        op.mid = nextMid++;
        op.atMs = m_world.db.clock.ms;
    }
    request.groups.push_back({m_world.db.ids.next(), m_world.db.ids.next(), std::move(ops)});
    return request;
}

std::vector<PushResult> Laptop::push(std::vector<PushOp> ops)
{
    const size_t count = ops.size();
    const Outcome<PushReply> reply = send(request(std::move(ops)));
    if (!reply.ok() || reply->results.size() != count) {
        ADD_FAILURE() << (reply.ok() ? "results are missing" : reply.error().detail);
        return std::vector<PushResult>(count);
    }
    EXPECT_EQ(reply->lmid, nextMid - 1);
    return reply->results;
}

} // namespace qunce::server::testing
