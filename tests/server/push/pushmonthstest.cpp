// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How months are closed from consoles, and what is no longer taken from them then (docs/DATA.md, "Month close").

#include "models/protocol/bucketnames.h"
#include "server/closing/monthclosing.h"
#include "tests/server/push/pushworld.h"

using namespace qunce;
using namespace qunce::server::testing;
namespace bucket = qunce::bucket;

namespace {

class PushMonthsTest : public ::testing::Test
{
protected:
    Record plan(const char *month, const char *at, const Laptop &by)
    {
        return makeRecord(Kind::MonthClose, m_world.db.ids.next(), "",
            {{"month", std::string(month)}, {"closes_at", parseInstant(at)->instant.seconds},
                {"asked_by", by.caller().account.toString()}});
    }
    /// What the running server does at that moment.
    size_t closeDue(const char *now)
    {
        size_t closed = 0;
        m_world.write([&](server::WriteTransaction &transaction) {
            server::MonthClosing closing(
                transaction, m_world.db.ids, parseInstant(now)->instant.seconds * 1000);
            const auto due = closing.closeDue();
            ASSERT_TRUE(due.ok());
            closed = due->size();
        });
        return closed;
    }

    PushWorld m_world;
    Laptop m_hq {m_world, m_world.hq};
    Laptop m_lan {m_world, m_world.lan};
};

TEST_F(PushMonthsTest, HeadquartersPlansAndTheServerCloses)
{
    const Record planned = plan("2026-09", "2026-10-05 12:00", m_hq);
    const PushResult made = m_hq.push(m_hq.create(planned));
    ASSERT_EQ(made.status, PushStatus::Applied) << made.message;
    EXPECT_EQ(made.bucket, bucket::planHq()) << "everybody sees it";
    EXPECT_EQ(closeDue("2026-10-05 11:59"), 0U);
    EXPECT_EQ(closeDue("2026-10-05 12:00"), 1U);
    const Record closed = m_world.get(Kind::MonthClose, planned.id);
    EXPECT_EQ(closed.text("status"), "closed");
    EXPECT_EQ(closed.integer("version"), 1);
    EXPECT_EQ(closed.reference("closed_by"), m_world.hq.account) << "whoever planned it";
    EXPECT_EQ(closed.instant("closed_at"), parseInstant("2026-10-05 12:00")->instant);

    EXPECT_EQ(m_hq.push(m_hq.create(plan("2026-09", "2026-10-06 12:00", m_hq))).code, "month_twice");
    EXPECT_EQ(
        m_hq.push(m_hq.edit(closed, {{"closes_at", parseInstant("2026-10-09 12:00")->instant.seconds}})).code,
        "month_twice");
    EXPECT_EQ(m_hq.push(m_hq.remove(closed)).code, "not_allowed");
    EXPECT_EQ(m_hq.push(m_hq.edit(closed, {{"status", std::string("reopened")}})).code, "not_allowed")
        << "that is done at the server";
}

TEST_F(PushMonthsTest, NobodyElsePlansAndNoMonthBeforeItIsOver)
{
    EXPECT_EQ(m_lan.push(m_lan.create(plan("2026-09", "2026-10-05 12:00", m_lan))).code, "not_allowed");
    EXPECT_EQ(m_hq.push(m_hq.create(plan("2026-09", "2026-09-30 12:00", m_hq))).code, "bad_value");
    EXPECT_EQ(m_hq.push(m_hq.create(plan("2026-9", "2026-10-05 12:00", m_hq))).code, "bad_value");
    EXPECT_EQ(m_hq.push(m_hq.create(plan("2026-09", "2026-10-05 12:00", m_lan))).code, "unsigned");
    EXPECT_TRUE(m_world.all(Kind::MonthClose).empty());
}

TEST_F(PushMonthsTest, APlanIsTakenBack)
{
    const Record planned = plan("2026-09", "2026-10-05 12:00", m_hq);
    m_hq.push(m_hq.create(planned));
    EXPECT_EQ(m_hq.push(m_hq.remove(m_world.get(Kind::MonthClose, planned.id))).status, PushStatus::Applied);
    EXPECT_EQ(closeDue("2026-10-06 12:00"), 0U);
    EXPECT_EQ(m_hq.push(m_hq.create(plan("2026-09", "2026-10-07 12:00", m_hq))).status, PushStatus::Applied);
}

TEST_F(PushMonthsTest, AGoalOfAClosedMonthIsNotTakenAndOneOfTheNextIs)
{
    const auto goal = [&](const char *from, const char *to) {
        return makeRecord(Kind::Goal, m_world.db.ids.next(), "",
            {{"org", m_world.north.toString()}, {"from_day", std::string(from)}, {"to_day", std::string(to)},
                {"metric", std::string("amount")}, {"value", int64_t {5}}});
    };
    const Record before = goal("2026-09-01", "2026-09-30");
    ASSERT_EQ(m_lan.push(m_lan.create(before)).status, PushStatus::Applied);
    m_hq.push(m_hq.create(plan("2026-09", "2026-10-05 12:00", m_hq)));
    ASSERT_EQ(closeDue("2026-10-05 12:00"), 1U);
    const Record stored = m_world.get(Kind::Goal, before.id);
    const PushResult edited = m_lan.push(m_lan.edit(stored, {{"value", int64_t {6}}}));
    EXPECT_EQ(edited.code, "month_closed");
    EXPECT_NE(edited.message.find("The month is closed"), std::string::npos);
    EXPECT_EQ(m_lan.push(m_lan.remove(stored)).code, "month_closed");
    EXPECT_EQ(m_lan.push(m_lan.create(goal("2026-09-10", "2026-09-20"))).code, "month_closed");
    EXPECT_EQ(m_lan.push(m_lan.create(goal("2026-10-01", "2026-10-31"))).status, PushStatus::Applied);
    EXPECT_EQ(m_world.get(Kind::Goal, before.id).integer("value"), 5);
}

} // namespace
