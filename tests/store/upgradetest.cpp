// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A cache that a program with fewer fields and kinds has filled: readable at once, with empty new fields, and what is
// new is asked for again.

#include "models/protocol/rowdigest.h"
#include "tests/store/integrity.h"
#include "tests/store/modelserver.h"
#include "tests/store/storefixture.h"

namespace qunce::test {
namespace {

const std::string kOrders = "guide.day/2026-09-08/orders";
const std::string kMessages = "guide.day/2026-09-08/messages";

class UpgradeTest : public StoreFixture
{
protected:
    void SetUp() override
    {
        StoreFixture::SetUp();
        ASSERT_TRUE(store->beginGeneration("epoch").ok());
    }

    /// A guide, a note and two facts, shown.
    void fill()
    {
        PageMaker maker;
        maker.record("guide", kPeopleOne, idNumber(1), 1,
            {{"name", std::string("王芳")}, {"wecom_userid", std::string("wf")}});
        maker.record("note", kPeopleOne, idNumber(2), 2, {{"text", std::string("likes tea")}});
        maker.fact(kFactsOne, kOrders, 1, "orders").fact(kFactsOne, kMessages, 2, "messages");
        TakePlan plan;
        plan.apply = {people(), stateOf(kFactsOne, 2, {{"fact", kOrders, 1}, {"fact", kMessages, 2}})};
        plan.showRecords = true;
        plan.checkpoint = "complete";
        ASSERT_TRUE(store->take(maker.page(), plan)->applied);
        ASSERT_TRUE(store->finishGeneration().ok());
    }
    static BucketState people()
    {
        return stateOf(
            kPeopleOne, 2, {{"guide", idNumber(1).toString(), 1}, {"note", idNumber(2).toString(), 2}});
    }
    /// Makes the file what a program would have left that knew neither guide.wecom_userid, nor notes, nor messages.
    void makeOld()
    {
        store.reset();
        const std::string cache = newestCache(directory());
        execute(cache, "UPDATE state SET schema = schema - 1");
        execute(cache, "ALTER TABLE r_guide DROP COLUMN f_wecom_userid");
        execute(cache, "DROP TABLE r_note");
        execute(cache,
            "INSERT INTO unknown_row SELECT number, 'note', '" + idNumber(2).toString()
                + "', 2 FROM bucket WHERE name = '" + kPeopleOne + "'");
        execute(cache,
            "INSERT INTO unknown_row SELECT bucket, 'fact', '" + kMessages
                + "', seq FROM fact WHERE metric = 3");
        execute(cache, "DELETE FROM fact WHERE metric = 3");
    }
};

TEST_F(UpgradeTest, anOldCacheIsReadableBeforeAnybodyHasWritten)
{
    fill();
    makeOld();
    CacheReader reader(directory());
    Result<ReadSnapshot> snapshot = reader.snapshot();
    ASSERT_TRUE(snapshot.ok()) << snapshot.error().detail;
    const Result<std::optional<Record>> guide = snapshot->record(Kind::Guide, idNumber(1));
    ASSERT_TRUE(guide.ok()) << guide.error().detail;
    EXPECT_EQ((*guide)->text("name"), "王芳");
    EXPECT_EQ((*guide)->text("wecom_userid"), "");
    EXPECT_EQ(*snapshot->count(Kind::Note), 0U);
    EXPECT_FALSE(snapshot->record(Kind::Note, idNumber(2))->has_value());
}

TEST_F(UpgradeTest, newFieldsKindsAndMetricsAreAskedForAgain)
{
    fill();
    makeOld();
    CacheReader reader(directory());
    ASSERT_TRUE(reader.snapshot().ok());
    start();
    EXPECT_EQ(loaded.kindsGained, (std::vector<std::string> {"guide", "note"}));
    EXPECT_EQ(loaded.checkpoint, "");
    EXPECT_TRUE(bucket(kPeopleOne)->complete);
    EXPECT_FALSE(bucket(kPeopleOne)->scanning);
    EXPECT_TRUE(bucket(kFactsOne)->replacing);
    EXPECT_EQ(bucket(kFactsOne)->scan, 0U);
    EXPECT_TRUE(reader.snapshot()->record(Kind::Guide, idNumber(1))->has_value());

    PageMaker maker; // the same rows at the same seqs, with all their fields
    maker.record("guide", kPeopleOne, idNumber(1), 1,
        {{"name", std::string("王芳")}, {"wecom_userid", std::string("wf")}});
    maker.record("note", kPeopleOne, idNumber(2), 2, {{"text", std::string("likes tea")}});
    maker.fact(kFactsOne, kOrders, 1, "orders").fact(kFactsOne, kMessages, 2, "messages");
    TakePlan plan;
    plan.apply = {people(), stateOf(kFactsOne, 2, {{"fact", kOrders, 1}, {"fact", kMessages, 2}})};
    plan.showRecords = true;
    plan.clearKindsGained = true;
    const Result<TakeOutcome> outcome = store->take(maker.page(), plan);
    ASSERT_TRUE(outcome.ok()) << outcome.error().detail;
    EXPECT_TRUE(outcome->applied);
    EXPECT_EQ(reader.snapshot()->record(Kind::Guide, idNumber(1))->value().text("wecom_userid"), "wf");
    EXPECT_EQ(reader.snapshot()->record(Kind::Note, idNumber(2))->value().text("text"), "likes tea");
    start();
    EXPECT_TRUE(loaded.kindsGained.empty());
    store.reset();
    expectSound(directory());
    EXPECT_EQ(queryInteger(newestCache(directory()), "SELECT count(*) FROM unknown_row"), 0);
}

TEST_F(UpgradeTest, aCacheThatIsStillBeingFilledStartsAgain)
{
    PageMaker maker;
    maker.record("guide", kPeopleOne, idNumber(1), 1, {{"name", std::string("王芳")}});
    TakePlan plan;
    plan.next[kPeopleOne] = 1;
    ASSERT_TRUE(store->take(maker.page(), plan).ok());
    store.reset();
    execute(newestCache(directory()), "UPDATE state SET schema = schema - 1");
    execute(newestCache(directory()), "ALTER TABLE r_guide DROP COLUMN f_wecom_userid");
    start();
    EXPECT_FALSE(loaded.hasGeneration);
    EXPECT_EQ(newestCache(directory()), "");
}

} // namespace
} // namespace qunce::test
