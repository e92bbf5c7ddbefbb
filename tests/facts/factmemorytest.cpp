// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/facts/factmemory.h"

#include <thread>

#include <gtest/gtest.h>

namespace qunce {

namespace {

std::string columnBytes(uint32_t slots, uint64_t seed)
{
    Column column;
    for (uint32_t slot = 0; slot < slots; ++slot)
        column.set(slot, (slot * 2654435761U + seed) % 60000);
    return encodeColumn(column);
}

std::shared_ptr<FactBlock> block(uint32_t slots, int columns = 1)
{
    const auto made = std::make_shared<FactBlock>(1, std::vector<BucketVersion> {{1, {1, 1}, 1}});
    for (int i = 0; i < columns; ++i)
        EXPECT_TRUE(made->add(1, i, columnBytes(slots, static_cast<uint64_t>(i))).ok());
    return made;
}

} // namespace

TEST(FactBlockTest, KeepsColumnsAsTheyAre)
{
    const auto made = block(5000, 40);
    ASSERT_EQ(made->entries().size(), 40U);
    for (const FactBlock::Entry &entry : made->entries()) {
        const std::string bytes = columnBytes(5000, static_cast<uint64_t>(entry.key));
        EXPECT_EQ(entry.column.total(), ColumnView::open(bytes)->total());
    }
    EXPECT_GE(made->bytes(), 40U * 5000 * 2) << "two bytes a value";
    EXPECT_LE(made->bytes(), 40U * 5000 * 2 + 300'000) << "and little beside";
}

TEST(FactBlockTest, RefusesWhatIsNoColumn)
{
    FactBlock made(1, {});
    EXPECT_EQ(made.add(1, 1, "no column").error().code, ErrorCode::Corrupt);
}

TEST(FactBlockTest, CoversOnlyTheSameVersionsOfTheSameGeneration)
{
    const BucketVersion one {1, {10, 77}, 5};
    const BucketVersion two {2, {20, 88}, 6};
    const FactBlock made(3, {one, two});
    const auto covers = [&](uint64_t generation, std::vector<BucketVersion> wanted) {
        return made.covers(generation, wanted, {});
    };
    EXPECT_TRUE(covers(3, {one, two}));
    EXPECT_TRUE(covers(3, {two})) << "a part of the regions";
    EXPECT_TRUE(covers(3, {}));
    EXPECT_FALSE(covers(4, {one}));
    EXPECT_FALSE(covers(3, {one, {2, {21, 88}, 6}})) << "rows were added";
    EXPECT_FALSE(covers(3, {{1, {10, 78}, 5}})) << "another history";
    EXPECT_FALSE(covers(3, {{1, {10, 77}, 9}})) << "repaired in place";
    EXPECT_FALSE(covers(3, {one, two, {3, {1, 1}, 1}})) << "a region more";
    const std::vector<Uuid> tasks(1);
    EXPECT_FALSE(made.covers(3, std::vector {one}, tasks)) << "a task more";
}

TEST(FactMemoryTest, NeverHoldsMoreThanItsBound)
{
    constexpr size_t kLimit = 1'000'000;
    FactMemory memory(kLimit);
    for (int32_t month = 0; month < 200; ++month) {
        memory.keep(
            month % 2 == 0 ? Metric::Orders : Metric::Amount, month, block(1 + month * 97 % 20000, 3));
        ASSERT_LE(memory.bytes(), kLimit);
    }
    EXPECT_GT(memory.blocks(), 5U);
    EXPECT_GT(memory.bytes(), kLimit / 2) << "and uses what it may";
}

TEST(FactMemoryTest, WhatWasNotUsedForTheLongestTimeGoesFirst)
{
    const size_t one = block(1000)->bytes();
    FactMemory memory(3 * one);
    for (int32_t month = 1; month <= 3; ++month)
        memory.keep(Metric::Orders, month, block(1000));
    EXPECT_TRUE(memory.find(Metric::Orders, 1));
    memory.keep(Metric::Amount, 1, block(1000));
    EXPECT_TRUE(memory.find(Metric::Orders, 1));
    EXPECT_FALSE(memory.find(Metric::Orders, 2));
    EXPECT_TRUE(memory.find(Metric::Orders, 3));
    EXPECT_EQ(memory.bytes(), 3 * one);
}

TEST(FactMemoryTest, ABlockThatIsReplacedCountsOnce)
{
    FactMemory memory;
    memory.keep(Metric::Orders, 1, block(1000));
    memory.keep(Metric::Orders, 1, block(1000));
    EXPECT_EQ(memory.blocks(), 1U);
    EXPECT_EQ(memory.bytes(), block(1000)->bytes());
}

TEST(FactMemoryTest, OneThatIsLargerThanTheBoundIsNotKeptAndTakesNothingAway)
{
    FactMemory memory(20'000);
    memory.keep(Metric::Orders, 1, block(100));
    memory.keep(Metric::Orders, 2, block(20'000));
    EXPECT_TRUE(memory.find(Metric::Orders, 1));
    EXPECT_FALSE(memory.find(Metric::Orders, 2));
}

TEST(FactMemoryTest, AReaderKeepsWhatItReads)
{
    FactMemory memory(block(1000)->bytes());
    memory.keep(Metric::Orders, 1, block(1000));
    const auto held = memory.find(Metric::Orders, 1);
    memory.keep(Metric::Orders, 2, block(1000));
    EXPECT_FALSE(memory.find(Metric::Orders, 1));
    EXPECT_EQ(held->entries().front().column.presentCount(), 1000U);
}

TEST(FactMemoryTest, ManyThreadsKeepAndReadAtOnce)
{
    FactMemory memory(200'000);
    std::vector<std::jthread> threads;
    for (uint32_t thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&memory, thread] {
            for (uint32_t i = 0; i < 300; ++i) {
                const auto month = static_cast<int32_t>((i * 7 + thread) % 20);
                if (const auto found = memory.find(Metric::Orders, month))
                    ASSERT_EQ(found->entries().front().column.size(), static_cast<uint32_t>(month) * 100 + 1);
                else
                    memory.keep(Metric::Orders, month, block(static_cast<uint32_t>(month) * 100 + 1));
            }
        });
    }
    threads.clear();
    EXPECT_LE(memory.bytes(), 200'000U);
}

} // namespace qunce
