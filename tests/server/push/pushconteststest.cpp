// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How contests are held from consoles, and frozen by the server (docs/DATA.md, "Contests").

#include "models/protocol/bucketnames.h"
#include "models/protocol/contestrecord.h"
#include "server/closing/contestfreezing.h"
#include "tests/server/push/pushworld.h"

using namespace qunce;
using namespace qunce::server::testing;
namespace bucket = qunce::bucket;

namespace {

class PushContestsTest : public ::testing::Test
{
protected:
    Record contest(const Uuid &where)
    {
        Contest made;
        made.name = "September";
        made.unit = where;
        made.days = {*Day::parse("2026-09-01"), *Day::parse("2026-09-03")};
        made.freezesAt = parseInstant("2026-09-05 12:00")->instant;
        made.teams = {{"North", {m_world.north}, {}}, {"Guide", {}, {m_world.guide}}};
        Record record = makeRecord(Kind::Contest, m_world.db.ids.next(), "", {});
        for (const auto &[field, value] : contestFields(made))
            record.put(field, value);
        return record;
    }
    std::vector<std::string> freeze(const char *now)
    {
        std::vector<std::string> frozen;
        m_world.write([&](server::WriteTransaction &transaction) {
            auto done = server::freezeContests(transaction, parseInstant(now)->instant.seconds * 1000);
            ASSERT_TRUE(done.ok());
            frozen = *done;
        });
        return frozen;
    }

    PushWorld m_world;
    Laptop m_hq {m_world, m_world.hq};
    Laptop m_lan {m_world, m_world.lan};
    Laptop m_nan {m_world, m_world.nan};
};

TEST_F(PushContestsTest, HeldByARegionForItselfAndByHeadquartersForAll)
{
    const PushResult regional = m_lan.push(m_lan.create(contest(m_world.north)));
    ASSERT_EQ(regional.status, PushStatus::Applied) << regional.message;
    EXPECT_EQ(regional.bucket, bucket::planOf(m_world.north));
    EXPECT_EQ(m_nan.push(m_nan.create(contest(m_world.north))).code, "out_of_scope");
    EXPECT_EQ(m_lan.push(m_lan.create(contest({}))).code, "not_allowed");
    const PushResult whole = m_hq.push(m_hq.create(contest({})));
    ASSERT_EQ(whole.status, PushStatus::Applied) << whole.message;
    EXPECT_EQ(whole.bucket, bucket::planHq()) << "everybody sees it";
}

TEST_F(PushContestsTest, OneThatCannotBeHeldIsRefused)
{
    Record early = contest(m_world.north);
    early.put("freezes_at", parseInstant("2026-09-03 23:59")->instant.seconds);
    EXPECT_EQ(m_lan.push(m_lan.create(early)).code, "bad_value");
    EXPECT_TRUE(m_world.all(Kind::Contest).empty());
}

TEST_F(PushContestsTest, TheServerFreezesAtTheMomentAndItStays)
{
    const Record held = contest(m_world.north);
    ASSERT_EQ(m_lan.push(m_lan.create(held)).status, PushStatus::Applied);
    EXPECT_TRUE(freeze("2026-09-05 11:59").empty());
    EXPECT_FALSE(m_world.get(Kind::Contest, held.id).instant("frozen_at"));
    EXPECT_EQ(freeze("2026-09-05 12:00"), std::vector<std::string> {"September"});
    const Record frozen = m_world.get(Kind::Contest, held.id);
    EXPECT_EQ(frozen.instant("frozen_at"), parseInstant("2026-09-05 12:00")->instant);
    EXPECT_EQ(frozen.bucket, bucket::planOf(m_world.north));
    const std::optional<ContestNumbers> numbers = frozenNumbers(frozen);
    ASSERT_TRUE(numbers);
    EXPECT_EQ(numbers->days, 3);
    ASSERT_EQ(numbers->teams.size(), 2U);
    EXPECT_EQ(numbers->teams[0].name, "North");
    EXPECT_TRUE(numbers->teams[0].isSeen);

    EXPECT_TRUE(freeze("2026-09-06 12:00").empty()) << "once";
    EXPECT_EQ(m_lan.push(m_lan.edit(frozen, {{"name", std::string("October")}})).code, "contest_frozen");
    EXPECT_EQ(m_hq.push(m_hq.remove(frozen)).code, "contest_frozen");
    EXPECT_EQ(m_world.get(Kind::Contest, held.id).text("name"), "September");
}

TEST_F(PushContestsTest, OneThatIsNotFrozenIsDeleted)
{
    const Record held = contest(m_world.north);
    m_lan.push(m_lan.create(held));
    EXPECT_EQ(m_lan.push(m_lan.remove(m_world.get(Kind::Contest, held.id))).status, PushStatus::Applied);
    EXPECT_TRUE(freeze("2026-09-06 12:00").empty());
}

} // namespace
