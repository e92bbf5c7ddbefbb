// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <random>

#include "server/import/assignmentrows.h"

using namespace qunce;
using namespace qunce::server;

namespace {

const Day kDue = Day::fromYmd(2026, 9, 8);

Uuid groupId(uint8_t number)
{
    Uuid id;
    id.bytes[15] = number;
    return id;
}

AssignmentRow row(uint32_t slot, uint8_t group, TaskStatus status)
{
    AssignmentRow made;
    made.guideSlot = slot;
    made.group = groupId(group);
    made.result.status = status;
    return made;
}

std::optional<Day> neverClosed(const Uuid &)
{
    return std::nullopt;
}

AssignmentRows listOf(std::vector<AssignmentRow> rows)
{
    AssignmentRows list;
    list.merge(std::move(rows));
    return list;
}

AssignmentRow anyRow(std::mt19937 &random)
{
    AssignmentRow made = row(static_cast<uint32_t>(random() % 40), static_cast<uint8_t>(random() % 4),
        static_cast<TaskStatus>(1 + random() % 4));
    made.result.reason = static_cast<FailReason>(random() % 5);
    const auto maybeTime = [&random]() -> std::optional<Instant> {
        return random() % 2 == 0
            ? std::nullopt
            : std::optional(Instant {1'700'000'000 + static_cast<int64_t>(random() % 999'999)});
    };
    made.result.doneAt = maybeTime();
    made.result.seenAt = maybeTime();
    made.result.confirmedAt = maybeTime();
    made.result.followedAt = maybeTime();
    if (random() % 3 == 0)
        made.result.reach = random();
    if (random() % 3 == 0)
        made.result.replies = random();
    return made;
}

TEST(AssignmentRowsTest, ReadsBackWhatItWroteAndRefusesEveryCutOffText)
{
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        std::vector<AssignmentRow> rows;
        for (size_t i = random() % 30; i > 0; --i)
            rows.push_back(anyRow(random));
        const AssignmentRows list = listOf(std::move(rows));
        const std::string bytes = list.encode();
        const Result<AssignmentRows> read = AssignmentRows::decode(bytes);
        ASSERT_TRUE(read.ok());
        EXPECT_EQ(*read, list);
        for (size_t cut = 1; cut < bytes.size(); ++cut)
            EXPECT_FALSE(AssignmentRows::decode(std::string_view(bytes).substr(0, cut)).ok());
    }
    EXPECT_EQ(AssignmentRows().encode(), "");
}

TEST(AssignmentRowsTest, MergesManyRowsAsIfTheyWereReplacedOneByOne)
{
    std::mt19937 random(11);
    std::vector<AssignmentRow> rows;
    AssignmentRows oneByOne;
    for (int i = 0; i < 300; ++i) {
        rows.push_back(anyRow(random));
        oneByOne.replace(rows.back());
    }
    AssignmentRows merged;
    EXPECT_TRUE(merged.merge(rows));
    EXPECT_EQ(merged, oneByOne);
    AssignmentRows again = merged;
    EXPECT_FALSE(again.merge({merged.all().begin(), merged.all().end()}));
}

TEST(AssignmentRowsTest, FindsAndTakesTheRowsOfOneGuide)
{
    AssignmentRows list =
        listOf({row(3, 1, TaskStatus::Done), row(3, 0, TaskStatus::Pending), row(5, 0, TaskStatus::Done)});
    EXPECT_TRUE(list.hasGroupRows(3));
    EXPECT_FALSE(list.hasGroupRows(5));
    EXPECT_FALSE(list.hasGroupRows(4));
    ASSERT_NE(list.find(3, groupId(1)), nullptr);
    EXPECT_EQ(list.find(5, groupId(1)), nullptr);
    EXPECT_EQ(list.takeGuide(3).size(), 2U);
    EXPECT_EQ(list.all().size(), 1U);
    EXPECT_TRUE(list.takeGuide(3).empty());
}

TEST(AssignmentRowsTest, SumsUpGroupRowsAndIgnoresTheRowWithoutGroupBesideThem)
{
    const AssignmentRows list =
        listOf({row(1, 0, TaskStatus::Done), row(1, 1, TaskStatus::Done), row(1, 2, TaskStatus::Pending)});
    const TaskValues values = summaryValues(list.ofGuide(1), kDue, neverClosed);
    EXPECT_EQ(values[0], static_cast<uint64_t>(TaskStatus::Pending));
    EXPECT_EQ(values[8], 2U);
    EXPECT_EQ(values[9], 1U);
    const auto secondClosed = [](const Uuid &group) {
        return group == groupId(2) ? std::optional<Day>(kDue - 1) : std::nullopt;
    };
    EXPECT_EQ(summaryValues(list.ofGuide(1), kDue, secondClosed)[0], static_cast<uint64_t>(TaskStatus::Done));
    EXPECT_EQ(summaryValues({}, kDue, neverClosed), TaskValues {});
}

TEST(AssignmentRowsTest, TurnsAResultIntoColumnValuesAndBack)
{
    std::mt19937 random(3);
    for (int i = 0; i < 100; ++i) {
        const TaskResult result = anyRow(random).result;
        EXPECT_EQ(resultOf(taskValues(result)), result);
    }
    EXPECT_FALSE(resultOf(TaskValues {}));
}

} // namespace
