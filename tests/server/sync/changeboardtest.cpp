// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include "server/sync/changeboard.h"
#include "tests/server/storage/teststorage.h"

using namespace qunce;
using namespace qunce::server;

namespace {

using Names = std::vector<std::string>;

class ChangeBoardTest : public ::testing::Test
{
protected:
    SeededIdSource m_ids {1, 1'767'225'600'000};
    Uuid m_north = m_ids.next();
    Uuid m_south = m_ids.next();
    Scope m_scope = Scope::ofRegions(Role::RegionManager, m_ids.next(), {m_north});
    std::string m_facts = bucket::factsOf(m_north, 2026);
    ChangeBoard m_board {"run", 30'000};

    uint64_t number() { return *m_board.numberOf(m_board.token()); }
};

TEST_F(ChangeBoardTest, WhatChangedAfterATokenIsToldAndNothingElse)
{
    const uint64_t start = number();
    EXPECT_EQ(m_board.since(start, m_scope), Names {});
    EXPECT_TRUE(m_board.change("ref", 0));
    const uint64_t afterRef = number();
    EXPECT_TRUE(m_board.change(bucket::peopleOf(m_north), 1));
    EXPECT_EQ(m_board.since(start, m_scope), (Names {bucket::peopleOf(m_north), "ref"}));
    EXPECT_EQ(m_board.since(afterRef, m_scope), Names {bucket::peopleOf(m_north)});
    m_board.change("ref", 2);
    EXPECT_EQ(m_board.since(afterRef, m_scope), (Names {bucket::peopleOf(m_north), "ref"})) << "each once";
    EXPECT_EQ(m_board.since(number(), m_scope), Names {});
}

TEST_F(ChangeBoardTest, BucketsOutOfScopeAreNotTold)
{
    m_board.change(bucket::peopleOf(m_south), 0);
    m_board.change(bucket::factsOf(m_south, 2026), 0);
    EXPECT_EQ(m_board.since(0, m_scope), Names {});
}

TEST_F(ChangeBoardTest, AFactBucketIsAnnouncedAtMostOncePerPause)
{
    EXPECT_TRUE(m_board.change(m_facts, 1000));
    const uint64_t first = number();
    EXPECT_FALSE(m_board.change(m_facts, 2000));
    EXPECT_FALSE(m_board.change(m_facts, 30'999));
    EXPECT_EQ(m_board.since(first, m_scope), Names {});
    EXPECT_EQ(m_board.nextDueMs(), 31'000);
    EXPECT_FALSE(m_board.announceDue(30'999));
    EXPECT_TRUE(m_board.announceDue(31'000));
    EXPECT_EQ(m_board.since(first, m_scope), Names {m_facts});
    EXPECT_EQ(m_board.nextDueMs(), std::nullopt);
    EXPECT_FALSE(m_board.change(m_facts, 31'001)) << "the pause begins again with the announcement";
    EXPECT_EQ(m_board.nextDueMs(), 61'000);
}

TEST_F(ChangeBoardTest, AfterAQuietPauseAFactBucketIsAnnouncedAtOnce)
{
    m_board.change(m_facts, 1000);
    EXPECT_TRUE(m_board.change(m_facts, 31'000));
    EXPECT_EQ(m_board.nextDueMs(), std::nullopt);
}

TEST_F(ChangeBoardTest, AChangeThatComesLateTakesTheWaitingOneWithIt)
{
    m_board.change(m_facts, 0);
    m_board.change(m_facts, 10);
    EXPECT_TRUE(m_board.change(m_facts, 30'005)) << "nobody called announceDue in time";
    EXPECT_FALSE(m_board.announceDue(30'005));
    EXPECT_EQ(m_board.nextDueMs(), std::nullopt);
}

TEST_F(ChangeBoardTest, RecordBucketsAreAlwaysAnnouncedAtOnce)
{
    EXPECT_TRUE(m_board.change("ref", 0));
    EXPECT_TRUE(m_board.change("ref", 1));
}

TEST_F(ChangeBoardTest, OnlyTokensOfThisRunAreUnderstood)
{
    m_board.change("ref", 0);
    EXPECT_EQ(m_board.numberOf("run-1"), 1U);
    EXPECT_EQ(m_board.numberOf("run-0"), 0U);
    for (const char *token :
        {"", "run", "run-", "run-2", "run-1x", "other-1", "run--1", "run-99999999999999999999"})
        EXPECT_EQ(m_board.numberOf(token), std::nullopt) << token;
}

} // namespace
