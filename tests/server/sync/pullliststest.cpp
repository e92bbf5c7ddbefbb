// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lists of a pull's answer and its refusals, one by one.
#include <gtest/gtest.h>

#include "server/storage/connection.h"
#include "tests/server/sync/referenceclient.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

using Names = std::vector<std::string>;

class PullListsTest : public ::testing::Test
{
protected:
    SyncWorld m_world;
    Scope m_northern = Scope::ofRegions(Role::RegionManager, m_world.user, {m_world.north});
    Scope m_both = Scope::ofRegions(Role::RegionManager, m_world.user, {m_world.north, m_world.south});
    std::string m_north = bucket::peopleOf(m_world.north);
    std::string m_south = bucket::peopleOf(m_world.south);
    std::string m_facts = bucket::factsOf(m_world.north, 2026);

    void SetUp() override
    {
        m_world.putTag(m_world.db.ids.next(), bucket::ref(), "r");
        m_world.putTag(m_world.db.ids.next(), m_north, "n");
        m_world.putTag(m_world.db.ids.next(), m_south, "s");
        m_world.putColumn({m_world.north, 2026, Metric::Orders, "2026-01-05"}, "x");
    }
    void putOrders(const std::string &day, const std::string &bytes)
    {
        m_world.putColumn({m_world.north, 2026, Metric::Orders, day}, bytes);
    }
    ReferenceClient completeClient(const Scope &scope)
    {
        ReferenceClient client(m_world, scope);
        EXPECT_TRUE(client.pullToEnd());
        client.useCheckpoint = false;
        return client;
    }
    /// Maintenance of the server: history up to there is forgotten.
    void forgetUpTo(const std::string &bucket, uint64_t floor) { forgetUpTo(m_world, bucket, floor); }
    static void forgetUpTo(SyncWorld &world, const std::string &bucket, uint64_t floor)
    {
        const auto connection = must(Connection::open(world.db.path(), Connection::Access::ReadWrite, 1000));
        const std::string of = "(SELECT id FROM bucket_head WHERE bucket = '" + bucket + "')";
        const std::string seq = std::to_string(floor);
        must(connection->execute("UPDATE bucket_head SET floor_seq = " + seq + " WHERE bucket = '" + bucket
            + "'; DELETE FROM tombstone WHERE seq <= " + seq + " AND bucket = " + of
            + "; DELETE FROM bucket_commit WHERE seq < " + seq + " AND bucket = " + of));
    }
    static Names completed(const PullHeader &header)
    {
        Names names;
        for (const BucketState &state : header.complete)
            names.push_back(state.bucket);
        return names;
    }
};

TEST_F(PullListsTest, RecordsComeBeforeFactsAndNewYearsBeforeOldOnes)
{
    m_world.putColumn({m_world.north, 2025, Metric::Orders, "2025-01-05"}, "x");
    m_world.putColumn({m_world.south, 2026, Metric::Orders, "2026-01-05"}, "x");
    ReferenceClient client(m_world, m_both);
    client.maxRows = 1;
    Names order;
    do {
        ASSERT_TRUE(client.pull());
        for (const auto &[bucket, seq] : client.last.next)
            order.push_back(bucket);
    } while (!client.last.allComplete);
    EXPECT_EQ(order,
        (Names {bucket::ref(), m_north, m_south, m_facts, bucket::factsOf(m_world.south, 2026),
            bucket::factsOf(m_world.north, 2025)}));
}

TEST_F(PullListsTest, RecordsAreCompleteTogetherAndFactBucketsAlone)
{
    ReferenceClient client(m_world, m_northern);
    client.maxRows = 1;
    ASSERT_TRUE(client.pull());
    EXPECT_EQ(completed(client.last), Names {bucket::ref()});
    EXPECT_FALSE(client.last.recordsComplete);
    EXPECT_EQ(client.last.left, 2U);
    ASSERT_TRUE(client.pull());
    EXPECT_TRUE(client.last.recordsComplete);
    EXPECT_FALSE(client.last.allComplete);
    EXPECT_EQ(completed(client.last), (Names {bucket::ref(), m_north})) << "ref is no base of the client yet";
    ASSERT_TRUE(client.pull());
    EXPECT_TRUE(client.last.allComplete);
    EXPECT_EQ(completed(client.last), Names {m_facts});
    EXPECT_EQ(client.last.left, 0U);
}

TEST_F(PullListsTest, ACompleteBucketIsNamedOnlyIfItMoved)
{
    ReferenceClient client = completeClient(m_northern);
    m_world.putTag(m_world.db.ids.next(), m_north, "n2");
    ASSERT_TRUE(client.pull());
    EXPECT_EQ(completed(client.last), Names {m_north});
    EXPECT_EQ(client.lastRows, 1U);
    ASSERT_TRUE(client.pull());
    EXPECT_EQ(completed(client.last), Names {});
}

TEST_F(PullListsTest, ABucketThatIsNewInTheScopeIsGranted)
{
    ReferenceClient client = completeClient(m_northern);
    client.scope = m_both;
    ASSERT_TRUE(client.pull());
    EXPECT_EQ(client.last.granted, Names {m_south});
    EXPECT_EQ(difference(client.rows(), m_world.expected(m_both)), "");
}

TEST_F(PullListsTest, ToAClientWithoutAnythingNothingIsGranted)
{
    ReferenceClient client(m_world, m_both);
    ASSERT_TRUE(client.pull());
    EXPECT_EQ(client.last.granted, Names {});
}

TEST_F(PullListsTest, ABucketThatMayNotBeReadAnyMoreIsRevoked)
{
    ReferenceClient client = completeClient(m_both);
    client.scope = m_northern;
    ASSERT_TRUE(client.pull());
    EXPECT_EQ(client.last.revoked, Names {m_south});
    EXPECT_TRUE(client.last.allComplete);
    EXPECT_EQ(difference(client.rows(), m_world.expected(m_northern)), "");
}

TEST_F(PullListsTest, NobodyLearnsWhetherABucketExistsThatHeMayNotRead)
{
    ReferenceClient client = completeClient(m_northern);
    const Names asked {bucket::peopleOf(m_world.db.ids.next()), m_south, "nonsense"};
    for (const std::string &bucket : asked)
        client.from[bucket] = 1;
    ASSERT_TRUE(client.pull());
    Names sorted = asked;
    std::sort(sorted.begin(), sorted.end());
    EXPECT_EQ(client.last.revoked, sorted);
}

TEST_F(PullListsTest, ARegionTakenAwayAndGivenBackIsWholeAgain)
{
    ReferenceClient client = completeClient(m_both);
    client.scope = m_northern;
    ASSERT_TRUE(client.pullToEnd());
    m_world.putTag(m_world.db.ids.next(), m_south, "s2");
    client.scope = m_both;
    ASSERT_TRUE(client.pullToEnd());
    EXPECT_EQ(difference(client.rows(), m_world.expected(m_both)), "");
}

TEST_F(PullListsTest, AFactBucketOfAYearThatIsOverIsRetired)
{
    m_world.putColumn({m_world.north, 2024, Metric::Orders, "2024-12-31"}, "old");
    ReferenceClient client = completeClient(m_northern);
    EXPECT_TRUE(client.base.contains(bucket::factsOf(m_world.north, 2024)));
    m_world.db.clock.ms += int64_t {396} * 24 * 3600 * 1000; // 2027-02-01: facts from 2025-01-01
    ASSERT_TRUE(client.pull());
    EXPECT_EQ(client.last.retired, Names {bucket::factsOf(m_world.north, 2024)});
    EXPECT_EQ(client.last.revoked, Names {});
    EXPECT_EQ(difference(client.rows(), m_world.expected(m_northern)), "");
}

TEST_F(PullListsTest, AnOldYearOfARegionOutOfScopeIsRevokedLikeAnyOther)
{
    ReferenceClient client = completeClient(m_northern);
    client.from[bucket::factsOf(m_world.south, 2020)] = 1;
    ASSERT_TRUE(client.pull());
    EXPECT_EQ(client.last.revoked, Names {bucket::factsOf(m_world.south, 2020)});
}

TEST_F(PullListsTest, FactsAreServedFrom25MonthsBack)
{
    EXPECT_EQ(factFrom(*Day::parse("2026-11-22")).toString(), "2024-10-01");
    EXPECT_EQ(factFrom(*Day::parse("2026-01-31")).toString(), "2023-12-01");
}

TEST_F(PullListsTest, ACursorOlderThanTheKeptTombstonesIsReset)
{
    const Uuid gone = m_world.db.ids.next();
    m_world.putTag(gone, m_north, "gone");
    ReferenceClient client = completeClient(m_northern);
    m_world.deleteTag(gone);
    m_world.putTag(m_world.db.ids.next(), m_north, "after");
    forgetUpTo(m_north, 3);
    ASSERT_TRUE(client.pull());
    EXPECT_EQ(client.last.reset, Names {m_north});
    EXPECT_FALSE(client.last.recordsComplete);
    EXPECT_FALSE(client.last.next.contains(m_north));
    ASSERT_TRUE(client.pullToEnd());
    EXPECT_EQ(difference(client.rows(), m_world.expected(m_northern)), "");
}

TEST_F(PullListsTest, ACursorAtTheFloorIsNotReset)
{
    ReferenceClient client = completeClient(m_northern);
    const uint64_t seen = m_world.headOf(m_north).at.seq;
    m_world.putTag(m_world.db.ids.next(), m_north, "after");
    forgetUpTo(m_north, seen);
    ASSERT_TRUE(client.pull());
    EXPECT_EQ(client.last.reset, Names {});
    EXPECT_TRUE(client.last.allComplete);
}

TEST_F(PullListsTest, AFirstScanIsNotResetOnItsWayBelowTheFloor)
{
    PageBounds bounds;
    bounds.wholeBucketRows = 0;
    SyncWorld world(1, bounds);
    for (int i = 0; i < 5; ++i)
        world.putTag(world.db.ids.next(), bucket::ref(), std::to_string(i));
    ReferenceClient client(world, m_northern);
    client.maxRows = 2;
    ASSERT_TRUE(client.pull());
    forgetUpTo(world, bucket::ref(), 4);
    ASSERT_TRUE(client.pullToEnd());
    EXPECT_EQ(difference(client.rows(), world.expected(m_northern)), "");
}

TEST_F(PullListsTest, AServerBehindItsClientSaysThatHistoryChanged)
{
    ReferenceClient client = completeClient(m_northern);
    client.base[m_north].seq += 1;
    EXPECT_FALSE(client.pull());
    EXPECT_EQ(client.refused.code, Refusal::Code::HistoryChanged);
    EXPECT_EQ(client.refused.buckets, Names {m_north});
}

TEST_F(PullListsTest, ASaltThatIsNotThatOfTheCommitIsAnotherHistory)
{
    ReferenceClient client = completeClient(m_northern);
    client.base[m_north].salt ^= 1;
    client.base[m_facts].salt ^= 1;
    EXPECT_FALSE(client.pull());
    EXPECT_EQ(client.refused.buckets, (Names {m_north, m_facts})) << "at the head";
    client.base[m_facts].salt ^= 1;
    m_world.putTag(m_world.db.ids.next(), m_north, "later");
    EXPECT_FALSE(client.pull());
    EXPECT_EQ(client.refused.buckets, Names {m_north}) << "behind the head";
}

TEST_F(PullListsTest, ASeqThatNoKeptCommitHasIsAnotherHistory)
{
    m_world.write([&](WriteTransaction &t) {
        for (const char *name : {"a", "b"})
            must(t.putRecord(makeRecord(Kind::Tag, m_world.db.ids.next(), m_north, {{"name", name}})));
    });
    ReferenceClient client = completeClient(m_northern);
    client.base[m_north].seq -= 1;
    EXPECT_FALSE(client.pull());
    EXPECT_EQ(client.refused.code, Refusal::Code::HistoryChanged);
}

TEST_F(PullListsTest, AScanBeyondTheHeadIsAnotherHistory)
{
    ReferenceClient client(m_world, m_northern);
    client.from[m_north] = 100;
    EXPECT_FALSE(client.pull());
    EXPECT_EQ(client.refused.buckets, Names {m_north});
}

TEST_F(PullListsTest, ResetIsLookedAtBeforeTheSalt)
{
    ReferenceClient client = completeClient(m_northern);
    for (int i = 0; i < 3; ++i)
        m_world.putTag(m_world.db.ids.next(), m_north, "n" + std::to_string(i));
    forgetUpTo(m_north, 4);
    client.base[m_north].salt ^= 1;
    ASSERT_TRUE(client.pull());
    EXPECT_EQ(client.last.reset, Names {m_north});
}

TEST_F(PullListsTest, AnotherEpochSendsTheClientBackToHello)
{
    PullRequest request;
    request.epoch = "another";
    const auto answer = m_world.service.answer(request, m_northern, WireFormat::Cbor);
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, Refusal::Code::EpochChanged);
}

TEST_F(PullListsTest, AnUnknownCheckpointAsksForTheBase)
{
    ReferenceClient client(m_world, m_northern);
    ASSERT_TRUE(client.pullToEnd());
    PullRequest request = client.request();
    ASSERT_FALSE(request.checkpoint.empty());
    EXPECT_TRUE(m_world.service.answer(request, m_northern, WireFormat::Cbor).ok());
    EXPECT_FALSE(m_world.service.answer(request, m_both, WireFormat::Cbor).ok()) << "another scope";
    putOrders("2026-01-06", "y");
    const auto answer = m_world.service.answer(request, m_northern, WireFormat::Cbor);
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, Refusal::Code::CheckpointUnknown);
}

TEST_F(PullListsTest, RowsOfGainedKindsAreSentAgainAndOthersOnlyFromTheBaseOn)
{
    const Uuid guide = m_world.db.ids.next();
    m_world.write([&](WriteTransaction &t) {
        must(t.putRecord(makeRecord(Kind::Guide, guide, m_north, {{"code", "D1"}, {"name", "王芳"}})));
    });
    const Uuid gone = m_world.db.ids.next();
    m_world.putTag(gone, m_north, "gone");
    m_world.deleteTag(gone);
    ReferenceClient client = completeClient(m_northern);
    m_world.putTag(m_world.db.ids.next(), m_north, "new");

    client.kindsGained = {"guide"};
    client.from = {{m_north, 0}, {bucket::ref(), 0}};
    ASSERT_TRUE(client.pull());
    EXPECT_EQ(client.lastRows, 2U) << "the guide and the new tag; neither old tags nor the old tombstone";
    EXPECT_TRUE(client.last.recordsComplete);
    EXPECT_EQ(completed(client.last), (Names {bucket::ref(), m_north}));
}

TEST_F(PullListsTest, ARepairGivesTheNamedRowsOfOneBucket)
{
    const Uuid kept = m_world.db.ids.next();
    const Uuid gone = m_world.db.ids.next();
    const Uuid elsewhere = m_world.db.ids.next();
    const Uuid never = m_world.db.ids.next();
    m_world.putTag(kept, m_north, "kept"); // 2
    m_world.putTag(gone, m_north, "gone"); // 3
    m_world.deleteTag(gone); // 4
    m_world.putTag(elsewhere, m_south, "elsewhere");
    PullRequest request;
    request.epoch = m_world.epoch;
    request.repairBucket = m_north;
    for (const Uuid &id : {kept, gone, elsewhere, never})
        request.repairRows.emplace_back("tag", id.toString());
    const auto answer = m_world.service.answer(request, m_northern, WireFormat::Cbor);
    ASSERT_TRUE(answer.ok());
    const PullPage page = must(PullPage::parse(*answer));
    ASSERT_EQ(page.tables().size(), 1U);
    EXPECT_EQ(page.tables().front().rowCount, 1U);
    ASSERT_EQ(page.deletions().size(), 1U);
    EXPECT_EQ(
        page.deletions().front().ids, (Names {gone.toString(), elsewhere.toString(), never.toString()}));
    EXPECT_EQ(page.deletions().front().seqs, (std::vector<uint64_t> {4, 4, 4}));
    EXPECT_EQ(completed(page.header()), Names {m_north});
    EXPECT_EQ(answer->find(SyncWorld::mark(m_south)), std::string::npos);
}

TEST_F(PullListsTest, ARepairOutOfScopeIsForbiddenAndATooLongOneRefused)
{
    PullRequest request;
    request.epoch = m_world.epoch;
    request.repairBucket = m_south;
    request.repairRows.emplace_back("tag", Uuid {}.toString());
    EXPECT_EQ(
        m_world.service.answer(request, m_northern, WireFormat::Cbor).error().code, Refusal::Code::Forbidden);
    request.repairBucket = m_north;
    request.repairRows.assign(5001, {"tag", "x"});
    EXPECT_EQ(
        m_world.service.answer(request, m_northern, WireFormat::Cbor).error().code, Refusal::Code::TooLarge);
}

TEST_F(PullListsTest, MaskedFieldsLeaveOnlyMasked)
{
    m_world.write([&](WriteTransaction &t) {
        must(t.putRecord(makeRecord(Kind::Guide, m_world.db.ids.next(), m_north,
            {{"code", "D1"}, {"phone", "13812345678"}, {"wechat_id", "abc"}})));
    });
    for (const WireFormat format : {WireFormat::Cbor, WireFormat::Json}) {
        ReferenceClient client(m_world, Scope::everything());
        const auto answer = m_world.service.answer(client.request(), client.scope, format);
        ASSERT_TRUE(answer.ok());
        EXPECT_EQ(answer->find("13812345678"), std::string::npos);
        EXPECT_NE(answer->find("*******5678"), std::string::npos);
        EXPECT_EQ(answer->find("\"abc\""), std::string::npos);
    }
}

TEST_F(PullListsTest, AnEmptyBucketIsCompleteToo)
{
    m_world.write([&](WriteTransaction &t) {
        must(t.putColumn({m_world.north, 2025, Metric::Orders, "2025-01-05"}, "")); // makes the bucket only
    });
    ReferenceClient client(m_world, m_northern);
    ASSERT_TRUE(client.pullToEnd());
    EXPECT_TRUE(client.base.contains(bucket::factsOf(m_world.north, 2025)));
    m_world.putColumn({m_world.north, 2025, Metric::Orders, "2025-01-05"}, "x");
    client.useCheckpoint = false;
    ASSERT_TRUE(client.pullToEnd());
    EXPECT_EQ(difference(client.rows(), m_world.expected(m_northern)), "");
}

} // namespace
