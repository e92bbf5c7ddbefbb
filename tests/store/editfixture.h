// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/merge/fold.h"
#include "models/store/editlog.h"
#include "models/store/outboxrecovery.h"
#include "tests/store/storefixture.h"

namespace qunce::test {

constexpr size_t kPageRows = 4'000;
inline constexpr int64_t kNow = 1'780'000'000'000;

/// A profile whose cache has three guides and two goals, to be edited.
class EditFixture : public StoreFixture
{
protected:
    void SetUp() override
    {
        start();
        ASSERT_TRUE(store->beginGeneration("epoch").ok());
        for (uint64_t i = 1; i <= 3; ++i) {
            const std::string number = std::to_string(i);
            m_rows["guide"][idNumber(i)] = {{"code", "D" + number}, {"name", "导购" + number},
                {"region", kRegionOne}, {"tags", std::vector<std::string> {"vip"}}};
        }
        for (uint64_t i = 11; i <= 12; ++i)
            m_rows["goal"][idNumber(i)] = {{"from_day", std::string("2026-05-01")},
                {"to_day", std::string("2026-05-31")}, {"org", kRegionOne}, {"metric", std::string("orders")},
                {"value", static_cast<int64_t>(100 * i)}};
        ASSERT_NO_FATAL_FAILURE(serve());
    }

    static std::string bucketOfKind(const std::string &kind)
    {
        return kind == "goal" ? "plan:r:" + kRegionOne : kPeopleOne;
    }
    /// The cache takes in every row as it is in m_rows; each gets a new seq.
    void serve()
    {
        auto maker = std::make_unique<PageMaker>();
        std::map<std::string, std::vector<WireRowId>> rows;
        size_t inPage = 0;
        for (const auto &[kind, records] : m_rows) {
            std::map<std::string, FieldValue> empty; // all rows of a table have the same columns
            for (const auto &[id, fields] : records) {
                for (const auto &[field, value] : fields)
                    empty[field] = {};
            }
            for (const auto &[id, present] : records) {
                std::map<std::string, FieldValue> fields = present;
                fields.insert(empty.begin(), empty.end());
                if (++inPage % kPageRows == 0) {
                    TakePlan more;
                    more.next[bucketOfKind(kind)] = m_seq;
                    ASSERT_TRUE(store->take(maker->page(), more).ok());
                    maker = std::make_unique<PageMaker>();
                }
                maker->record(kind, bucketOfKind(kind), id, ++m_seq, fields);
                rows[bucketOfKind(kind)].push_back({kind, id.toString(), m_seq});
            }
        }
        for (const auto &[kind, id] : m_gone)
            maker->deletion(kind, bucketOfKind(kind), id.toString(), ++m_seq);
        m_gone.clear();
        TakePlan plan;
        plan.nowMs = kNow;
        for (const auto &[bucket, ids] : rows)
            plan.apply.push_back(stateOf(bucket, m_seq, ids));
        plan.showRecords = true;
        const Result<TakeOutcome> outcome = store->take(maker->page(), plan);
        ASSERT_TRUE(outcome.ok()) << outcome.error().detail;
        ASSERT_TRUE(outcome->applied);
    }
    void serverRemoves(const std::string &kind, const Uuid &id)
    {
        m_rows[kind].erase(id);
        m_gone.emplace_back(kind, id);
    }

    EditLog &log() { return *store->edits(); }
    Uuid nextId() { return m_editIds.next(); }

    /// What the server has; empty for what it has not.
    std::map<std::string, FieldValue> rowOf(const std::string &kind, const Uuid &id) const
    {
        const auto rows = m_rows.find(kind);
        const auto row = rows == m_rows.end() ? decltype(rows->second.end()) {} : rows->second.find(id);
        return rows == m_rows.end() || row == rows->second.end() ? std::map<std::string, FieldValue>()
                                                                 : row->second;
    }
    PushOp set(const std::string &kind, const Uuid &id, const std::string &field, FieldValue after)
    {
        PushOp op = about(OpKind::Set, kind, id);
        const std::map<std::string, FieldValue> served = rowOf(kind, id);
        const auto before = served.find(field);
        op.fields[field] = {before == served.end() ? FieldValue() : before->second, std::move(after)};
        return op;
    }
    PushOp tag(const Uuid &id, std::vector<std::string> add, std::vector<std::string> remove = {})
    {
        PushOp op = about(OpKind::Set, "guide", id);
        op.sets["tags"] = {std::move(add), std::move(remove)};
        return op;
    }
    PushOp create(const std::string &kind, const Uuid &id, const std::map<std::string, FieldValue> &fields)
    {
        PushOp op = about(OpKind::Create, kind, id);
        for (const auto &[field, value] : fields)
            op.fields[field] = {{}, value};
        return op;
    }
    PushOp remove(const std::string &kind, const Uuid &id)
    {
        PushOp op = about(OpKind::Delete, kind, id);
        for (const auto &[field, value] : rowOf(kind, id))
            op.fields[field] = {value, {}};
        return op;
    }
    static PushOp about(OpKind what, const std::string &kind, const Uuid &id)
    {
        PushOp op;
        op.op = what;
        op.kind = kind;
        op.id = id;
        op.bucket = what == OpKind::Create ? std::string() : bucketOfKind(kind);
        op.pv = kSchemaVersion;
        op.atMs = kNow;
        return op;
    }
    EditAction action(std::vector<PushOp> ops)
    {
        EditAction made;
        made.aid = nextId();
        made.title = Message("Change %1", {"D1"});
        made.atMs = kNow;
        made.groups.push_back({nextId(), made.aid, std::move(ops)});
        return made;
    }
    /// Gives the action's group.
    Uuid commit(std::vector<PushOp> ops)
    {
        const EditAction made = action(std::move(ops));
        const Result<void> done = log().commit(made);
        EXPECT_TRUE(done.ok()) << done.error().detail;
        return made.groups.front().gid;
    }
    std::vector<PushGroup> toSend(const PushBounds &bounds = {1000, 1000, 1 << 20})
    {
        Result<std::vector<PushGroup>> groups = log().take(bounds);
        EXPECT_TRUE(groups.ok());
        return groups.ok() ? *groups : std::vector<PushGroup>();
    }
    /// `12 set, 13 skip`
    std::string sent(const PushBounds &bounds = {1000, 1000, 1 << 20})
    {
        std::string text;
        for (const PushGroup &group : toSend(bounds)) {
            text += text.empty() ? "" : " | ";
            for (const PushOp &op : group.ops)
                text += (&op == &group.ops.front() ? "" : ", ") + std::to_string(op.mid) + " "
                    + std::string(name(op.op));
        }
        return text;
    }
    void answer(uint64_t mid, PushStatus status, const std::string &bucket = {}, uint64_t seq = 0,
        std::vector<std::string> kept = {})
    {
        PushResult result;
        result.mid = mid;
        result.status = status;
        result.bucket = bucket;
        result.seq = seq;
        result.kept = std::move(kept);
        result.code = isRejected(status) ? "not_allowed" : "";
        const Result<void> done = log().keep({result}, kNow);
        EXPECT_TRUE(done.ok()) << done.error().detail;
    }
    EditCounts counts()
    {
        const Result<StoredEdits> found = log().look({});
        EXPECT_TRUE(found.ok()) << found.error().detail;
        return found.ok() ? found->counts : EditCounts();
    }

    /// Of a reader that has been there all along.
    ReadSnapshot look()
    {
        Result<ReadSnapshot> snapshot = m_reader->snapshot();
        EXPECT_TRUE(snapshot.ok()) << snapshot.error().detail;
        return std::move(*snapshot);
    }
    std::string nameOf(uint64_t guide)
    {
        const auto record = look().record(Kind::Guide, idNumber(guide));
        return record.ok() && *record ? (*record)->text("name") : "none";
    }

    std::map<std::string, std::map<Uuid, std::map<std::string, FieldValue>>> m_rows;
    std::vector<std::pair<std::string, Uuid>> m_gone;
    uint64_t m_seq = 0;
    SeededIdSource m_editIds {77, kNow};
    std::unique_ptr<CacheReader> m_reader = std::make_unique<CacheReader>(directory());
};

} // namespace qunce::test
