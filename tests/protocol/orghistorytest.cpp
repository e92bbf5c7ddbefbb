// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/orghistory.h"

#include <gtest/gtest.h>

namespace qunce {

TEST(OrgHistoryTest, IsReadAsItWasWritten)
{
    Uuid parent;
    parent.bytes.fill(0xAB);
    const Day day = Day::fromYmd(2015, 1, 1);
    for (const std::vector<ParentSince> &history : std::vector<std::vector<ParentSince>> {
             {}, {{day, {}}}, {{day, parent}}, {{day, parent}, {day + 30, {}}, {day + 60, parent}}}) {
        const auto read = parentsFromJson(parentsToJson(history));
        ASSERT_TRUE(read.ok()) << parentsToJson(history);
        EXPECT_EQ(*read, history);
    }
}

TEST(OrgHistoryTest, OtherFormsOfTheSameAreRead)
{
    EXPECT_EQ(parentsFromJson(R"([ {"from": "2020-02-01"} ])")->size(), 1U);
    EXPECT_EQ(parentsFromJson("")->size(), 0U);
}

TEST(OrgHistoryTest, WhatMakesNoSenseIsCorrupt)
{
    for (const char *text :
        {"x", "{}", "[1]", R"([{"from":"2020-02-31"}])", R"([{"from":"2020-02"}])", R"([{"from":""}])",
            R"([{"from":"2020-02-01","parent":"no id"}])", R"([{"from":"2020-02-01","parent":"}])",
            R"([{"from":"2020-02-01"},{"from":"2020-01-01"}])", R"([{"from":"2020-02-01x"}])"})
        EXPECT_EQ(parentsFromJson(text).error().code, ErrorCode::Corrupt) << text;
}

} // namespace qunce
