// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <map>

#include "models/base/day.h"
#include "models/domain/column.h"

using namespace qunce;

namespace {

using Values = std::map<uint32_t, uint64_t>;

Column columnOf(const Values &values)
{
    Column column;
    for (const auto &[slot, value] : values)
        column.set(slot, value);
    return column;
}

Values valuesOf(const ColumnView &view)
{
    Values values;
    view.forEach([&](uint32_t slot, uint64_t value) { values.emplace(slot, value); });
    return values;
}

Values run(uint32_t first, uint32_t count, uint64_t start, uint64_t step)
{
    Values values;
    for (uint32_t i = 0; i < count; ++i)
        values[first + i] = start + step * i;
    return values;
}

void expectSame(const Values &values)
{
    const std::string bytes = encodeColumn(columnOf(values));
    const auto view = ColumnView::open(bytes);
    ASSERT_TRUE(view.ok()) << view.error().detail;
    EXPECT_EQ(valuesOf(*view), values);
    EXPECT_EQ(view->presentCount(), values.size());
    EXPECT_EQ(view->size(), values.empty() ? 0 : values.rbegin()->first + 1);
    EXPECT_TRUE(view->toColumn() == columnOf(values));
    EXPECT_EQ(encodeColumn(view->toColumn()), bytes);
}

TEST(ColumnTest, KnowsNoDataFromZero)
{
    Column column;
    EXPECT_TRUE(column.set(3, 0));
    EXPECT_FALSE(column.set(3, 0));
    EXPECT_EQ(column.at(3), 0U);
    EXPECT_EQ(column.at(2), std::nullopt);
    EXPECT_TRUE(column.clear(3));
    EXPECT_FALSE(column.clear(3));
    EXPECT_TRUE(column.empty());
    EXPECT_EQ(encodeColumn(column), "");
}

TEST(ColumnTest, ComparesValuesAndNotTheRoomTheyHave)
{
    Column longer = columnOf({{1, 5}, {9, 1}});
    longer.clear(9);
    EXPECT_TRUE(longer == columnOf({{1, 5}}));
    EXPECT_TRUE(columnOf({{1, 5}}) == longer);
    EXPECT_FALSE(columnOf({{2, 5}}) == longer);
    EXPECT_FALSE(columnOf({{1, 6}}) == longer);
}

TEST(ColumnTest, KeepsEveryShapeOfValues)
{
    expectSame({});
    expectSame({{0, 0}});
    expectSame({{kMaxSlots - 1, kMaxValue}});
    expectSame({{0, 0}, {kMaxSlots - 1, kMaxValue}});
    expectSame(run(0, 300, 1, 1));
    expectSame(run(17, 300, 70000, 3));
    expectSame(run(5, 40, 0, kMaxValue / 39));
    Values holes = run(3, 200, 9, 7);
    holes.erase(10);
    holes.erase(150);
    expectSame(holes);
}

TEST(ColumnTest, TakesTheNarrowestForm)
{
    // Header, count, and a byte for each place; no bitmap when every place has a value.
    EXPECT_EQ(encodeColumn(columnOf(run(0, 100, 0, 2))).size(), 1 + 1 + 100U);
    // The same far from slot 0: two bytes for the first slot, nothing for the places before it.
    EXPECT_EQ(encodeColumn(columnOf(run(1000, 100, 0, 2))).size(), 1 + 2 + 1 + 100U);
    // Two values among many places: sparse.
    EXPECT_EQ(encodeColumn(columnOf({{5, 1}, {900, 2}})).size(), 1 + 1 + 2 + 3U);
    // A missing place in the middle costs a bitmap.
    Values hole = run(0, 100, 0, 2);
    hole.erase(50);
    EXPECT_EQ(encodeColumn(columnOf(hole)).size(), 1 + 1 + 13 + 100U);
}

TEST(ColumnTest, NarrowsTimesOfADayToAMinuteOfTwoBytes)
{
    const auto midnight = static_cast<uint64_t>(Instant::startOf(Day::fromYmd(2026, 9, 8)).seconds);
    Values times;
    for (uint32_t i = 0; i < 300; ++i)
        times[i] = midnight + 60 * ((i * 977) % 1440);
    const std::string bytes = encodeColumn(columnOf(times));
    EXPECT_LE(bytes.size(), 300 * 2 + 10U);
    expectSame(times);
}

TEST(ColumnTest, AddsMarksAndCopiesOnlyWhatFits)
{
    for (const Values &values : {run(2, 6, 10, 1), Values {{2, 10}, {900, 7}}, run(2, 6, 1000000, 60)}) {
        const std::string bytes = encodeColumn(columnOf(values));
        const auto view = ColumnView::open(bytes);
        ASSERT_TRUE(view.ok());
        std::vector<uint64_t> sums(4, 1);
        view->addTo(sums);
        EXPECT_EQ(sums[1], 1U);
        EXPECT_EQ(sums[2], 1 + values.at(2));
        EXPECT_EQ(sums[3], 1 + (values.contains(3) ? values.at(3) : 0));
        std::vector<uint64_t> words(1, 0);
        view->markPresent(words);
        EXPECT_EQ(words[0], values.contains(3) ? 0xFCU : 4U);
        std::vector<uint8_t> copied(4, 99);
        view->copyBytes(copied, 255);
        EXPECT_EQ(copied[1], 255);
        EXPECT_EQ(copied[2], static_cast<uint8_t>(values.at(2)));
    }
}

TEST(ColumnTest, RefusesWhatTheEncoderCannotHaveWritten)
{
    const auto refused = [](std::string bytes) { return !ColumnView::open(bytes).ok(); };
    const auto bytes = [](std::initializer_list<int> list) {
        std::string text;
        for (const int byte : list)
            text.push_back(static_cast<char>(byte));
        return text;
    };
    EXPECT_FALSE(refused(bytes({0x00, 2, 7, 8})));
    EXPECT_TRUE(refused(bytes({0x40, 2, 7, 8}))) << "unknown header bit";
    EXPECT_TRUE(refused(bytes({0x00, 2, 7}))) << "too short";
    EXPECT_TRUE(refused(bytes({0x00, 2, 7, 8, 9}))) << "too long";
    EXPECT_TRUE(refused(bytes({0x00, 0}))) << "no places";
    EXPECT_TRUE(refused(bytes({0x00, 0x82, 0x00, 7, 8}))) << "count longer than needed";
    EXPECT_TRUE(refused(bytes({0x20, 0, 2, 7, 8}))) << "first slot 0 written";
    EXPECT_TRUE(refused(bytes({0x02, 2, 7, 0, 8, 0}))) << "wider than needed";
    EXPECT_TRUE(refused(bytes({0x10, 2, 0x03, 7, 8}))) << "bitmap without a gap";
    EXPECT_TRUE(refused(bytes({0x10, 3, 0x0D, 7, 0, 8}))) << "padding bit";
    EXPECT_FALSE(refused(bytes({0x10, 3, 0x05, 7, 0, 8})));
    EXPECT_TRUE(refused(bytes({0x10, 3, 0x05, 7, 1, 8}))) << "value in an absent place";
    EXPECT_TRUE(refused(bytes({0x10, 3, 0x06, 0, 7, 8}))) << "first place absent";
    EXPECT_TRUE(refused(bytes({0x08, 2, 5, 0, 0, 1}))) << "scale 0";
    EXPECT_TRUE(refused(bytes({0x08, 2, 5, 1, 0, 2}))) << "scale could be larger";
    EXPECT_TRUE(refused(bytes({0x08, 2, 5, 1, 1, 2}))) << "base could be larger";
    EXPECT_TRUE(refused(bytes({0x01, 0x80, 0x80, 0x80, 0x80, 0x01, 1, 1})))
        << "count of values beyond the bytes";
    EXPECT_TRUE(refused(bytes({0x01, 1, 0x80, 0x80, 0x40, 1}))) << "slot out of range";
    EXPECT_TRUE(refused(std::string(1, '\x01') + '\x01' + '\x00' + std::string(9, '\xFF') + '\x01'))
        << "value out of range";
    EXPECT_TRUE(refused(bytes({0x00, 0xFF, 0xFF, 0xFF, 0x7F, 1}))) << "count out of range";
}

TEST(VarintTest, RefusesEndOverflowAndLongForms)
{
    const auto reads = [](const std::string &bytes) {
        size_t position = 0;
        uint64_t value = 0;
        return readVarint(bytes, position, value) ? std::optional<uint64_t>(value) : std::nullopt;
    };
    for (const uint64_t value : {uint64_t {0}, uint64_t {127}, uint64_t {128}, kMaxValue, UINT64_MAX}) {
        std::string bytes;
        appendVarint(bytes, value);
        EXPECT_EQ(reads(bytes), value);
    }
    EXPECT_EQ(reads(""), std::nullopt);
    EXPECT_EQ(reads("\x80"), std::nullopt);
    EXPECT_EQ(reads(std::string("\x80\0", 2)), std::nullopt);
    EXPECT_EQ(reads(std::string(9, '\xFF') + '\x02'), std::nullopt);
    EXPECT_EQ(reads(std::string(10, '\xFF') + '\x01'), std::nullopt);
}

} // namespace
