// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people see: the cache's rows with the edits drawn over them that are not in it yet.

#include <random>
#include <thread>

#include "tests/store/editfixture.h"

namespace qunce::test {
namespace {

class EffectiveRowsTest : public EditFixture
{
protected:
    static std::string text(const RowView &row, size_t place) { return std::string(row.text(place)); }
    std::vector<std::string> names(const RowQuery &query)
    {
        std::vector<std::string> found;
        const Result<void> read = look().eachRow(query, [&](const RowView &row) -> Result<void> {
            found.push_back(text(row, 0));
            return {};
        });
        EXPECT_TRUE(read.ok());
        std::sort(found.begin(), found.end());
        return found;
    }
    std::vector<std::string> allNames() { return names({Kind::Guide, {"name"}, {}, {}}); }
    using Names = std::vector<std::string>;
};

TEST_F(EffectiveRowsTest, changedFieldsShowAtOnceEverywhere)
{
    commit({set("guide", idNumber(2), "name", "韩梅梅"), tag(idNumber(2), {"new"}, {"vip"})});
    EXPECT_EQ(nameOf(2), "韩梅梅");
    EXPECT_EQ(allNames(), (Names {"导购1", "导购3", "韩梅梅"}));
    EXPECT_EQ(look().recordByCode(Kind::Guide, "D2")->value().set("tags"), std::vector<std::string> {"new"});
    Names inOrder;
    ASSERT_TRUE(look()
                    .eachRecord(Kind::Guide,
                        [&](const Record &record) -> Result<void> {
                            inOrder.push_back(record.text("name"));
                            return {};
                        })
                    .ok());
    EXPECT_EQ(inOrder, (Names {"导购1", "韩梅梅", "导购3"}));
    ReadSnapshot snapshot = look();
    EXPECT_EQ(snapshot.editedFields(Kind::Guide, idNumber(2)), (Names {"name", "tags"}));
    EXPECT_TRUE(snapshot.editedFields(Kind::Guide, idNumber(1)).empty());
    EXPECT_EQ((*snapshot.serverRecord(Kind::Guide, idNumber(2)))->text("name"), "导购2");
    EXPECT_NE(snapshot.editMark(Kind::Guide), 0U);
    EXPECT_EQ(snapshot.editMark(Kind::Goal), 0U);
}

TEST_F(EffectiveRowsTest, newRecordsAreAmongTheOthersInTheirOrder)
{
    const Uuid first {};
    Uuid early = idNumber(0), middle = idNumber(2), late = nextId();
    early.bytes[15] = 0;
    middle.bytes[0] = 0; // between the second and the third by its last byte
    EXPECT_TRUE(first < idNumber(1));
    commit({create("guide", late, {{"name", std::string("late")}, {"region", kRegionOne}})});
    commit({create("guide", early, {{"name", std::string("early")}, {"region", kRegionTwo}})});
    Names inOrder;
    ASSERT_TRUE(look()
                    .eachRecord(Kind::Guide,
                        [&](const Record &record) -> Result<void> {
                            inOrder.push_back(record.text("name"));
                            return {};
                        })
                    .ok());
    EXPECT_EQ(inOrder, (Names {"early", "导购1", "导购2", "导购3", "late"}));
    EXPECT_EQ(*look().count(Kind::Guide), 5U);
    EXPECT_EQ(names({Kind::Guide, {"name"}, "region", kRegionTwo}), Names {"early"});
    EXPECT_EQ(
        names({Kind::Guide, {"name"}, "region", kRegionOne}), (Names {"late", "导购1", "导购2", "导购3"}));
    const Record made = *look().record(Kind::Guide, late).value();
    EXPECT_EQ(made.seq, 0U);
}

TEST_F(EffectiveRowsTest, deletedRecordsAreGoneAndRestoredOnesAreBack)
{
    commit({remove("guide", idNumber(1))});
    EXPECT_EQ(allNames(), (Names {"导购2", "导购3"}));
    EXPECT_EQ(*look().count(Kind::Guide), 2U);
    EXPECT_FALSE(look().record(Kind::Guide, idNumber(1))->has_value());
    EXPECT_TRUE(names({Kind::Guide, {"name"}, "code", std::string("D1")}).empty());
    commit({inverse(remove("guide", idNumber(1)))});
    EXPECT_EQ(allNames(), (Names {"导购1", "导购2", "导购3"}));
    EXPECT_EQ(*look().count(Kind::Guide), 3U);
    EXPECT_EQ(names({Kind::Guide, {"name"}, "code", std::string("D1")}), Names {"导购1"});
}

TEST_F(EffectiveRowsTest, conditionsLookAtEffectiveValues)
{
    commit({set("guide", idNumber(1), "region", kRegionTwo), set("guide", idNumber(2), "name", "x")});
    EXPECT_EQ(names({Kind::Guide, {"name"}, "region", kRegionTwo}), Names {"导购1"});
    EXPECT_EQ(names({Kind::Guide, {"name"}, "region", kRegionOne}), (Names {"x", "导购3"}));
    EXPECT_EQ(names({Kind::Guide, {"name"}, "name", std::string("x")}), Names {"x"});
    EXPECT_TRUE(names({Kind::Guide, {"name"}, "name", std::string("导购2")}).empty());
    commit({set("goal", idNumber(11), "value", int64_t {7})});
    int64_t sum = 0;
    ASSERT_TRUE(look()
                    .eachRow({Kind::Goal, {"value", "from_day", "org", "guide"}, {}, {}},
                        [&](const RowView &row) -> Result<void> {
                            sum += row.integer(0);
                            EXPECT_EQ(row.day(1)->toString(), "2026-05-01");
                            EXPECT_EQ(row.reference(2).toString(), kRegionOne);
                            EXPECT_TRUE(row.isNull(3));
                            return {};
                        })
                    .ok());
    EXPECT_EQ(sum, 1207);
}

TEST_F(EffectiveRowsTest, anAnsweredEditStaysUntilTheCacheHasItAndNotLonger)
{
    commit({set("guide", idNumber(1), "name", "typed")});
    sent();
    answer(1, PushStatus::Merged, kPeopleOne, m_seq + 3);
    EXPECT_EQ(nameOf(1), "typed");
    start(); // also for another run, and another reader
    EXPECT_EQ(nameOf(1), "typed");
    m_reader = std::make_unique<CacheReader>(directory());
    EXPECT_EQ(nameOf(1), "typed");
    m_rows["guide"][idNumber(1)]["name"] = std::string("merged by the server");
    ASSERT_NO_FATAL_FAILURE(serve());
    EXPECT_EQ(nameOf(1), "merged by the server");
    EXPECT_EQ(look().editMark(Kind::Guide), 0U);
    EXPECT_FALSE(*log().hasUnsettled());
}

TEST_F(EffectiveRowsTest, ofAConflictOnlyWhatWentInIsShown)
{
    PushOp both = set("goal", idNumber(11), "value", int64_t {5});
    both.fields["metric"] = {std::string("orders"), std::string("amount")};
    commit({both});
    sent();
    answer(1, PushStatus::Conflict, bucketOfKind("goal"), 9999, {"value"});
    const Record goal = *look().record(Kind::Goal, idNumber(11)).value();
    EXPECT_EQ(goal.integer("value"), 1100);
    EXPECT_EQ(goal.text("metric"), "amount");
    commit({remove("goal", idNumber(12))});
    EXPECT_FALSE(look().record(Kind::Goal, idNumber(12))->has_value());
    answer(2, PushStatus::Conflict, bucketOfKind("goal"), 9999);
    EXPECT_TRUE(look().record(Kind::Goal, idNumber(12))->has_value());
}

TEST_F(EffectiveRowsTest, aRejectedEditShowsTheServersValueAgain)
{
    commit({set("guide", idNumber(1), "name", "typed")});
    EXPECT_EQ(nameOf(1), "typed");
    sent();
    answer(1, PushStatus::Rejected);
    EXPECT_EQ(nameOf(1), "导购1");
}

TEST_F(EffectiveRowsTest, anEditThatIsForgottenBetweenTwoLooksIsNotShownForEver)
{
    commit({set("guide", idNumber(1), "name", "typed")});
    EXPECT_EQ(nameOf(1), "typed");
    sent();
    answer(1, PushStatus::Rejected);
    const std::vector<Uuid> gids {log().list({}, 1)->front().edits.front().gid};
    ASSERT_TRUE(log().discard(gids).ok());
    ASSERT_TRUE(log().dropOld(kNow + int64_t {400} * 24 * 3600 * 1000).ok());
    EXPECT_EQ(nameOf(1), "导购1");

    commit({set("guide", idNumber(2), "name", "of the first user")});
    sent();
    EXPECT_EQ(nameOf(2), "of the first user");
    answer(2, PushStatus::Applied, kPeopleOne, m_seq + 3);
    ASSERT_TRUE(log().rotate(NextClient::OfAnotherUser).ok());
    EXPECT_EQ(nameOf(2), "导购2");
}

TEST_F(EffectiveRowsTest, pullsGoOnUnderEditsAndLeaveThemOnTop)
{
    commit({set("guide", idNumber(1), "name", "typed"), tag(idNumber(1), {"mine"})});
    m_rows["guide"][idNumber(1)]["tags"] = std::vector<std::string> {"theirs", "vip"};
    m_rows["guide"][idNumber(2)]["name"] = std::string("changed");
    ASSERT_NO_FATAL_FAILURE(serve());
    EXPECT_EQ(
        look().record(Kind::Guide, idNumber(1))->value().set("tags"), (Names {"mine", "theirs", "vip"}));
    EXPECT_EQ(allNames(), (Names {"changed", "typed", "导购3"}));
    serverRemoves("guide", idNumber(1));
    ASSERT_NO_FATAL_FAILURE(serve());
    EXPECT_EQ(allNames(), (Names {"changed", "导购3"}));
}

TEST_F(EffectiveRowsTest, aSnapshotStaysAsItIs)
{
    commit({set("guide", idNumber(1), "name", "first")});
    ReadSnapshot snapshot = look();
    commit({set("guide", idNumber(1), "name", "second")});
    EXPECT_EQ((*snapshot.record(Kind::Guide, idNumber(1)))->text("name"), "first");
}

TEST_F(EffectiveRowsTest, whatEachRowSaysIsTheFoldOfTheEditsWhateverTheirOrder)
{
    // Random edits, answers and pulls; every function of a snapshot against the plain rule.
    std::mt19937 random(5);
    std::map<Uuid, std::vector<PushOp>> live;
    std::vector<Uuid> made;
    for (int round = 0; round < 150; ++round) {
        const Uuid id =
            random() % 4 == 0 && !made.empty() ? made[random() % made.size()] : idNumber(1 + random() % 3);
        PushOp op;
        switch (random() % 6) {
        case 0:
            made.push_back(nextId());
            op = create("guide", made.back(), {{"name", std::string("new")}, {"region", kRegionTwo}});
            break;
        case 1:
            op = remove("guide", id);
            break;
        case 2:
            op = inverse(remove("guide", id));
            break;
        case 3:
            op = tag(id, {"t" + std::to_string(random() % 4)}, {"vip"});
            break;
        case 4:
            op = set("guide", id, "region", random() % 2 == 0 ? kRegionOne : kRegionTwo);
            break;
        default:
            op = set("guide", id, "name", "n" + std::to_string(random() % 3));
        }
        live[op.id].push_back(op);
        commit({op});
        if (random() % 10 == 0) {
            m_rows["guide"][idNumber(1 + random() % 3)]["name"] =
                std::string("n") + std::to_string(random() % 3);
            ASSERT_NO_FATAL_FAILURE(serve());
        }
        ReadSnapshot snapshot = look();
        std::map<Uuid, Record> expected;
        for (const auto &[guide, fields] : m_rows["guide"])
            expected[guide] = **snapshot.serverRecord(Kind::Guide, guide);
        for (const auto &[guide, ops] : live) {
            const auto base = expected.find(guide);
            std::optional<Record> folded =
                foldEdits(base == expected.end() ? std::nullopt : std::optional(base->second), ops);
            expected.erase(guide);
            if (folded)
                expected[guide] = *folded;
        }
        std::map<Uuid, Record> seen;
        Uuid last;
        ASSERT_TRUE(snapshot
                        .eachRecord(Kind::Guide,
                            [&](const Record &record) -> Result<void> {
                                EXPECT_TRUE(seen.empty() || last < record.id);
                                last = record.id;
                                seen[record.id] = record;
                                return {};
                            })
                        .ok());
        ASSERT_EQ(seen.size(), expected.size());
        EXPECT_EQ(*snapshot.count(Kind::Guide), expected.size());
        std::multiset<std::string> rows, wanted;
        for (const auto &[guide, record] : expected) {
            EXPECT_EQ(seen[guide].fields, record.fields);
            EXPECT_EQ(snapshot.record(Kind::Guide, guide)->value().fields, record.fields);
            if (record.text("region") == kRegionTwo)
                wanted.insert(guide.toString() + record.text("name"));
        }
        ASSERT_TRUE(snapshot
                        .eachRow({Kind::Guide, {"name"}, "region", kRegionTwo},
                            [&](const RowView &row) -> Result<void> {
                                rows.insert(row.id().toString() + std::string(row.text(0)));
                                return {};
                            })
                        .ok());
        ASSERT_EQ(rows, wanted) << "round " << round;
    }
}

TEST_F(EffectiveRowsTest, readersInOtherThreadsSeeGroupsWhole)
{
    std::atomic<bool> stop = false;
    std::vector<std::thread> readers;
    for (int i = 0; i < 2; ++i) {
        readers.emplace_back([&] {
            CacheReader reader(directory());
            std::string last;
            while (!stop) {
                Result<ReadSnapshot> snapshot = reader.snapshot();
                ASSERT_TRUE(snapshot.ok()) << snapshot.error().detail;
                std::set<std::string> names;
                for (uint64_t guide = 1; guide <= 2; ++guide)
                    names.insert((*snapshot->record(Kind::Guide, idNumber(guide)))->text("wecom_userid"));
                EXPECT_EQ(names.size(), 1U);
                EXPECT_GE(*names.begin(), last); // and never goes back
                last = *names.begin();
            }
        });
    }
    uint64_t mid = 0;
    for (int i = 100; i < 160; ++i) {
        const std::string value = std::to_string(i);
        commit({set("guide", idNumber(1), "wecom_userid", value),
            set("guide", idNumber(2), "wecom_userid", value)});
        if (i % 3 != 0)
            continue;
        // The server has them, and the cache gets them back.
        while (mid < log().look({})->lastMid)
            answer(++mid, PushStatus::Applied, kPeopleOne, m_seq + 3);
        for (uint64_t guide = 1; guide <= 2; ++guide)
            m_rows["guide"][idNumber(guide)]["wecom_userid"] = value;
        ASSERT_NO_FATAL_FAILURE(serve());
    }
    stop = true;
    for (std::thread &reader : readers)
        reader.join();
}

} // namespace
} // namespace qunce::test
