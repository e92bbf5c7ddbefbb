// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The disk fails under a push: all of it is there or nothing, and the client's repetition brings it in exactly once.
#include "tests/server/push/pushworld.h"
#include "tests/support/failingwrites.h"

using namespace qunce;
using namespace qunce::server::testing;
using qunce::server::Refusal;
using qunce::test::FailingWrites;

namespace {

/// A push with a bit of everything: a conflict, a new record, a deletion, a record that moves with its dependants.
PushRequest everything(PushWorld &world, Laptop &laptop, const Record &goal)
{
    const Record note = laptop.note("n");
    const Record entry = world.get(Kind::Entry, world.entry);
    PushRequest request = laptop.request({laptop.create(note), laptop.edit(goal, {{"value", int64_t {150}}}),
        laptop.edit(entry, {{"regions", std::vector<std::string> {world.south.toString()}}})});
    request.groups.push_back(laptop.request({laptop.remove(note)}).groups.front());
    return request;
}

class PushFaultsTest : public ::testing::TestWithParam<FailingWrites::Fault>
{ };

TEST_P(PushFaultsTest, WhicheverWriteFailsNothingIsLostHalvedOrDoubled)
{
    std::string expected;
    bool reachedTheEnd = false;
    for (int failAt = 0; failAt < 400 && !reachedTheEnd; failAt = failAt == 0 ? 1 : failAt + 1) {
        SCOPED_TRACE(failAt);
        FailingWrites disk;
        PushWorld world;
        Laptop hq(world, world.hq);
        Laptop other(world, world.hq);
        const Record goal = world.get(Kind::Goal, world.goal);
        other.push(other.edit(goal, {{"value", int64_t {120}}}));
        const PushRequest request = everything(world, hq, goal);
        const std::string before = world.dump();
        if (failAt > 0)
            disk.failAt(failAt, GetParam());
        const auto reply = hq.send(request);
        disk.mend();
        if (failAt == 0) {
            ASSERT_TRUE(reply.ok()) << reply.error().detail;
            EXPECT_EQ(reply->results[1].status, PushStatus::Conflict);
            expected = world.dump();
            continue;
        }
        reachedTheEnd = reply.ok();
        if (!reply.ok()) {
            const Refusal::Code code = reply.error().code;
            EXPECT_EQ(code,
                GetParam() == FailingWrites::Fault::FullDisk ? Refusal::Code::DiskFull
                                                             : Refusal::Code::Internal)
                << reply.error().detail;
            const std::string after = world.dump();
            EXPECT_TRUE(after == before || after == expected) << after;
        }
        const auto again = hq.send(request);
        ASSERT_TRUE(again.ok()) << again.error().detail;
        EXPECT_EQ(again->lmid, 4U);
        EXPECT_EQ(world.dump(), expected);
        EXPECT_TRUE(must(must(world.db.storage->beginRead())->integrityProblems()).empty());
    }
    EXPECT_TRUE(reachedTheEnd) << "every write of the push has failed once";
}

INSTANTIATE_TEST_SUITE_P(
    Disk, PushFaultsTest, ::testing::Values(FailingWrites::Fault::FullDisk, FailingWrites::Fault::BadBlock));

} // namespace
