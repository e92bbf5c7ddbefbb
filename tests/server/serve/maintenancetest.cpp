// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a running server forgets by itself, and what it must not.

#include "server/app/maintenance.h"

#include "models/protocol/imagefile.h"
#include "models/protocol/slotrecord.h"
#include "server/admin/check.h"
#include "server/app/health.h"
#include "server/app/placesjob.h"
#include "server/sync/blobservice.h"
#include "server/sync/imagecare.h"
#include "tests/server/storage/teststorage.h"
#include "tests/support/smallimages.h"

using namespace qunce;
using namespace qunce::server;
using namespace qunce::server::testing;

namespace {

constexpr int64_t kDayMs = int64_t {24} * 60 * 60 * 1000;

/// A guide of one region who moves to another on the day.
struct PlannedMove {
    explicit PlannedMove(TestStorage &db, Day day)
    {
        const auto transaction = must(db.storage->beginWrite());
        for (const Uuid &region : {from, to})
            must(transaction->putRecord(
                makeRecord(Kind::Org, region, bucket::ref(), {{"kind", "region"}, {"name", "r"}})));
        must(transaction->putRecord(makeRecord(
            Kind::Guide, guide, bucket::peopleOf(from), {{"name", "Ann"}, {"region", from.toString()}})));
        for (const bool isLater : {false, true}) {
            SlotRecord slot;
            slot.region = isLater ? to : from;
            slot.slot.id = isLater ? laterSlot : earlierSlot;
            slot.slot.subject = guide;
            slot.slot.code = "G1";
            slot.slot.name = "Ann";
            (isLater ? slot.slot.from : slot.slot.until) = day;
            Record record = toRecord(slot);
            record.bucket = bucket::peopleOf(slot.region);
            must(transaction->putRecord(record));
        }
        must(transaction->commit());
    }
    Uuid from = *Uuid::parse("01900000-0000-7000-8000-000000000001");
    Uuid to = *Uuid::parse("01900000-0000-7000-8000-000000000002");
    Uuid guide = *Uuid::parse("01900000-0000-7000-8000-000000000003");
    Uuid earlierSlot = *Uuid::parse("01900000-0000-7000-8000-000000000004");
    Uuid laterSlot = *Uuid::parse("01900000-0000-7000-8000-000000000005");
};

TEST(PlacesJob, MovesPeopleAtTheStartOfTheirBusinessDay)
{
    TestStorage db;
    const Day day = Day::fromYmd(2026, 10, 10);
    const PlannedMove move(db, day);
    PlacesJob job(*db.storage, db.clock);
    const auto bucketNow = [&] {
        return must(must(db.storage->beginRead())->record(Kind::Guide, move.guide))->bucket;
    };
    db.clock.ms = Instant::fromLocal(day - 1, 23, 59, 30).seconds * 1000;
    EXPECT_EQ(must(job.run()).again, std::chrono::seconds(30)) << "it is back when the day begins";
    EXPECT_EQ(bucketNow(), bucket::peopleOf(move.from));
    db.clock.ms = Instant::startOf(day).seconds * 1000;
    EXPECT_EQ(must(job.run()).did, "1 moved to their places of 2026-10-10");
    EXPECT_EQ(bucketNow(), bucket::peopleOf(move.to));
    EXPECT_EQ(must(must(db.storage->beginRead())->audit(1)).at(0).action, "places.moved");
    EXPECT_EQ(must(job.run()).did, "") << "once a day";
}

class MaintenanceTest : public ::testing::Test
{
protected:
    /// One commit that adds a tag, and removes the one before if it is there.
    void commit(bool remove = false)
    {
        const auto transaction = must(m_db.storage->beginWrite());
        if (remove)
            must(transaction->deleteRecord(Kind::Tag, m_last));
        m_last = m_db.ids.next();
        must(transaction->putRecord(makeRecord(
            Kind::Tag, m_last, bucket::ref(), {{"name", std::string("tag ") + std::to_string(++m_number)}})));
        must(transaction->commit());
    }
    /// One whole round; how many transactions it took.
    int runRound()
    {
        MaintenanceJob job(*m_db.storage, m_db.clock);
        for (int steps = 1;; ++steps) {
            const JobResult result = must(job.run());
            if (result.again >= std::chrono::hours(1)) {
                m_report = result.did;
                return steps;
            }
        }
    }
    BucketHead head() { return must(must(m_db.storage->beginRead())->heads()).at(0); }
    std::vector<uint64_t> commits()
    {
        std::vector<uint64_t> seqs;
        for (const BucketCommit &kept : must(must(m_db.storage->beginRead())->commits(bucket::ref())))
            seqs.push_back(kept.seq);
        return seqs;
    }
    uint64_t tombstones()
    {
        uint64_t count = 0;
        must(must(m_db.storage->beginRead())->eachRow(bucket::ref(), [&](const BucketRow &row) {
            count += row.live ? 0 : 1;
            return Result<void>();
        }));
        return count;
    }

    TestStorage m_db;
    Uuid m_last;
    int m_number = 0;
    std::string m_report;
};

TEST_F(MaintenanceTest, HistoryOfNinetyDaysIsKept)
{
    commit();
    m_db.clock.ms += 90 * kDayMs;
    commit(true);
    runRound();
    EXPECT_EQ(head().floorSeq, 0U);
    EXPECT_EQ(commits().size(), 2U);
    EXPECT_EQ(tombstones(), 1U);
    EXPECT_EQ(m_report, "");
}

TEST_F(MaintenanceTest, WhatBecameOfAnEditGoesAfterNinetyDaysAndAllAboutItWhenItsClientNoLongerCalls)
{
    const Uuid client = m_db.ids.next();
    {
        const auto transaction = must(m_db.storage->beginWrite());
        must(transaction->putPushClient({client, m_db.ids.next(), 1, 1, m_db.clock.ms}));
        must(transaction->addPushResult(client, {1, m_db.clock.ms, std::string(32, 'h'), {}, "result"}));
        must(transaction->commit());
    }
    const auto stored = [&] { return must(must(m_db.storage->beginRead())->pushResults(client, 0, 10)); };
    m_db.clock.ms += 90 * kDayMs;
    runRound();
    EXPECT_EQ(stored().at(0).result, "result");
    m_db.clock.ms += 1;
    runRound();
    EXPECT_EQ(stored().at(0).result, "");
    EXPECT_EQ(stored().at(0).hash.size(), 32U) << "that it was decided is known";
    m_db.clock.ms += 310 * kDayMs;
    runRound();
    EXPECT_TRUE(stored().empty());
    EXPECT_FALSE(must(must(m_db.storage->beginRead())->pushClient(client)));
}

TEST_F(MaintenanceTest, TheLastCommitBeforeThemBecomesTheFloorAndWhatIsOlderGoes)
{
    commit(); // seq 1
    commit(true); // tombstone 2, row 3
    commit(true); // tombstone 4, row 5
    m_db.clock.ms += 60 * kDayMs;
    commit(true); // tombstone 6, row 7
    m_db.clock.ms += 31 * kDayMs;
    const BucketHead before = head();
    runRound();
    EXPECT_EQ(head().floorSeq, 5U) << "a client that stands at 5 misses nothing";
    EXPECT_EQ(commits(), (std::vector<uint64_t> {5, 7}));
    EXPECT_EQ(tombstones(), 1U);
    EXPECT_EQ(head().headSeq, before.headSeq);
    EXPECT_EQ(head().headSalt, before.headSalt);
    EXPECT_EQ(head().digest, before.digest);
    EXPECT_EQ(m_report, "forgot 2 commits, 2 tombstones, 0 devices, 0 batches, 2 old edits")
        << "deleted records go with their tombstones";
    EXPECT_TRUE(must(checkDatabase(*must(m_db.storage->beginRead()))).clean());
}

TEST_F(MaintenanceTest, TheNewestCommitStaysHoweverOldItIs)
{
    commit();
    commit(true);
    m_db.clock.ms += 1000 * kDayMs;
    runRound();
    EXPECT_EQ(commits(), std::vector<uint64_t> {3});
    EXPECT_EQ(head().floorSeq, 3U);
    EXPECT_EQ(tombstones(), 0U);
    runRound();
    EXPECT_EQ(m_report, "") << "nothing is done twice";
    commit(true);
    EXPECT_EQ(head().headSeq, 5U);
}

TEST_F(MaintenanceTest, AClockThatWasWrongForAWhileForgetsNothingTooEarly)
{
    commit();
    m_db.clock.ms -= 400 * kDayMs; // the machine woke up in the past
    commit(true);
    m_db.clock.ms += 400 * kDayMs;
    commit(true);
    runRound();
    EXPECT_EQ(head().floorSeq, 0U);
    EXPECT_EQ(commits().size(), 3U);
}

TEST_F(MaintenanceTest, MuchHistoryGoesInSmallTransactions)
{
    {
        auto transaction = must(m_db.storage->beginWrite());
        std::vector<Uuid> ids;
        for (size_t i = 0; i < 2 * MaintenanceJob::kMostRows + 1; ++i) {
            ids.push_back(m_db.ids.next());
            must(transaction->putRecord(
                makeRecord(Kind::Tag, ids.back(), bucket::ref(), {{"name", "tag " + std::to_string(i)}})));
        }
        must(transaction->commit());
        transaction.reset(); // there is one writer at a time
        transaction = must(m_db.storage->beginWrite());
        for (const Uuid &id : ids)
            must(transaction->deleteRecord(Kind::Tag, id));
        must(transaction->commit());
    }
    m_db.clock.ms += 100 * kDayMs;
    EXPECT_EQ(tombstones(), 2 * MaintenanceJob::kMostRows + 1);
    EXPECT_EQ(runRound(), 6) << "three of tombstones, three of the deleted records and the rest";
    EXPECT_EQ(tombstones(), 0U);
}

TEST_F(MaintenanceTest, ListenersHearOfTheNewFloor)
{
    struct Listener : CommitListener {
        std::vector<BucketHead> heads;
        void aboutToCommit() override { }
        void committed(const std::vector<BucketHead> &moved) override { heads = moved; }
        void commitFailed() override { }
    };
    commit();
    const BucketHead before = head();
    m_db.clock.ms += 100 * kDayMs;
    const auto listener = std::make_shared<Listener>();
    m_db.storage->addCommitListener(listener);
    runRound();
    ASSERT_EQ(listener->heads.size(), 1U);
    EXPECT_EQ(listener->heads[0].floorSeq, 1U);
    EXPECT_EQ(listener->heads[0].headSeq, before.headSeq);
    EXPECT_EQ(listener->heads[0].headSalt, before.headSalt);
}

TEST(HealthTest, ADatabaseThatCannotBeWrittenIsAnIllnessUntilItCan)
{
    TestStorage db;
    Health health;
    HealthJob well(*db.storage, db.clock, health);
    EXPECT_EQ(must(well.run()).did, "");
    EXPECT_EQ(health.problem(), "");
    db.storage.reset();
    const auto reader = must(SqliteStorage::open(db.path(), SqliteStorage::Mode::ReadOnly, db.clock));
    HealthJob ill(*reader, db.clock, health);
    EXPECT_FALSE(ill.run().ok());
    EXPECT_NE(health.problem().find("the database cannot be written"), std::string::npos) << health.problem();
    db.reopen();
    HealthJob again(*db.storage, db.clock, health);
    EXPECT_EQ(must(again.run()).did, "the database can be written again");
    EXPECT_EQ(health.problem(), "");
}

TEST(HealthTest, SomebodyWhoWritesForLongIsNoIllness)
{
    TestStorage db;
    Health health;
    const auto writing = must(db.storage->beginWrite());
    HealthJob job(*db.storage, db.clock, health);
    EXPECT_TRUE(job.run().ok());
    EXPECT_EQ(health.problem(), "");
}

TEST(JobsTest, TheJobThatIsDueFirstComesFirst)
{
    const JobTime now = std::chrono::steady_clock::now();
    using std::chrono::seconds;
    const std::vector<JobTime> due {now + seconds(3), now + seconds(1), now + seconds(2)};
    EXPECT_EQ(firstDue(due), 1U);
    EXPECT_EQ(firstDue({}), 0U);
}

/// Images that are put, named and not named any more.
class UnusedImagesTest : public MaintenanceTest
{
protected:
    std::string put(int size)
    {
        const std::string bytes = qunce::test::smallPng(size, size);
        BlobService service(*m_db.storage);
        Caller caller;
        caller.account = m_db.ids.next();
        caller.name = "hq";
        caller.role = qunce::Role::Admin;
        caller.scope = Scope::ofBrand(qunce::Role::Admin, caller.account);
        EXPECT_TRUE(service.put(blobName(bytes), bytes, caller, m_db.clock.ms).ok());
        return blobName(bytes);
    }
    Uuid name(const std::string &hash)
    {
        const Uuid id = m_db.ids.next();
        const auto transaction = must(m_db.storage->beginWrite());
        must(transaction->putRecord(makeRecord(Kind::Content, id, bucket::planHq(),
            {{"title", std::string("t")},
                {"images", toJson(std::vector {ContentImage {hash, "image/png", 10, 1, 1}})}})));
        must(transaction->commit());
        return id;
    }
    void remove(const Uuid &content)
    {
        const auto transaction = must(m_db.storage->beginWrite());
        must(transaction->deleteRecord(Kind::Content, content));
        must(transaction->commit());
    }
    bool isHere(const std::string &hash) { return must(must(m_db.storage->beginRead())->hasBlob(hash)); }
    void daysPass(int days)
    {
        m_db.clock.ms += days * kDayMs;
        runRound();
    }
};

TEST_F(UnusedImagesTest, WhatNobodyNamesIsForgottenAfterNinetyDays)
{
    const std::string used = put(1);
    const std::string unused = put(2);
    name(used);
    daysPass(0);
    daysPass(90);
    EXPECT_TRUE(isHere(unused)) << "an upload whose row is still under way";
    daysPass(1);
    EXPECT_FALSE(isHere(unused));
    EXPECT_TRUE(isHere(used));
    EXPECT_NE(m_report.find("1 images"), std::string::npos) << m_report;
    daysPass(200);
    EXPECT_TRUE(isHere(used));
}

TEST_F(UnusedImagesTest, ADeletedContentMayComeBackForAsLong)
{
    const std::string hash = put(3);
    const Uuid content = name(hash);
    daysPass(300);
    remove(content);
    daysPass(1);
    daysPass(80);
    name(hash); // somebody has taken the deletion back
    daysPass(1);
    daysPass(80);
    EXPECT_TRUE(isHere(hash)) << "the days before do not count any more";
}

TEST_F(UnusedImagesTest, PuttingItAgainKeepsIt)
{
    const std::string hash = put(4);
    daysPass(0);
    daysPass(89);
    put(4); // it is there already: its row comes in a moment
    daysPass(2);
    EXPECT_TRUE(isHere(hash));
    name(hash);
    daysPass(200);
    EXPECT_TRUE(isHere(hash));
}

TEST_F(UnusedImagesTest, AServerThatIsKilledBeforeItCommitsForgetsNothing)
{
    const std::string unused = put(5);
    daysPass(0);
    m_db.clock.ms += 100 * kDayMs;
    {
        const auto transaction = must(m_db.storage->beginWrite());
        EXPECT_EQ(must(forgetUnusedImages(*transaction, m_db.clock.ms, m_db.clock.ms - 90 * kDayMs)), 1U);
    } // without a commit, as after kill -9
    EXPECT_TRUE(isHere(unused));
    runRound();
    EXPECT_FALSE(isHere(unused));
    runRound();
    EXPECT_EQ(m_report, "") << "and nothing is left to do";
}

TEST_F(UnusedImagesTest, AConflictThatNamesItKeepsIt)
{
    const std::string hash = put(6);
    {
        const auto transaction = must(m_db.storage->beginWrite());
        must(transaction->putRecord(makeRecord(
            Kind::Conflict, m_db.ids.next(), bucket::planHq(), {{"mine", "[{\"hash\":\"" + hash + "\"}]"}})));
        must(transaction->commit());
    }
    daysPass(0);
    daysPass(200);
    EXPECT_TRUE(isHere(hash));
}

} // namespace
