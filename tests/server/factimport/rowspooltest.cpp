// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <filesystem>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "server/import/rowspool.h"
#include "tests/support/tempdir.h"

using namespace qunce;
using namespace qunce::server;

namespace {

using Kept = std::map<RowSpool::Key, std::pair<uint32_t, uint32_t>>; ///< value and rows of a key

/// Everything that the spool gives back; checks the order and that each unit comes once.
Kept drain(RowSpool &spool)
{
    Kept kept;
    std::set<uint32_t> units;
    const auto result =
        spool.eachUnit([&](uint32_t unit, std::span<const RowSpool::Row> rows) -> Result<void> {
            EXPECT_TRUE(units.insert(unit).second) << unit;
            for (size_t i = 0; i < rows.size(); ++i) {
                EXPECT_EQ(rows[i].key[0], unit);
                EXPECT_TRUE(i == 0 || rows[i - 1].key < rows[i].key);
                kept[rows[i].key] = {*rows[i].payload, rows[i].rows};
            }
            return {};
        });
    EXPECT_TRUE(result.ok());
    return kept;
}

void fill(RowSpool &spool, Kept &expected, uint32_t rows, uint32_t units, uint32_t slots, uint32_t seed)
{
    std::mt19937 random(seed);
    const auto below = [&random](uint32_t end) { return static_cast<uint32_t>(random() % end); };
    for (uint32_t i = 0; i < rows; ++i) {
        const RowSpool::Key key {below(units), below(3), below(slots), below(2)};
        ASSERT_TRUE(spool.add(key, std::span(&i, 1)).ok());
        auto &[value, count] = expected[key];
        value = i;
        ++count;
    }
}

TEST(RowSpoolTest, KeepsTheLastRowOfEachKeyAndCountsTheOthers)
{
    const TempDir directory;
    RowSpool spool(directory.path(), 1);
    Kept expected;
    fill(spool, expected, 20000, 700, 20, 1);
    EXPECT_EQ(drain(spool), expected);
}

TEST(RowSpoolTest, KeepsOrderThroughTheFileAndLeavesNothingBehind)
{
    const TempDir directory;
    RowSpool spool(directory.path(), 1);
    Kept expected;
    fill(spool, expected, 300000, 5, 9000, 2);
    EXPECT_EQ(drain(spool), expected);
    EXPECT_TRUE(std::filesystem::is_empty(directory.path()));
}

TEST(RowSpoolTest, ManyRowsForFewKeysAreCompactedOnTheWay)
{
    const TempDir directory;
    RowSpool spool(directory.path(), 1);
    Kept expected;
    fill(spool, expected, 2000000, 1, 50, 3);
    EXPECT_EQ(drain(spool), expected);
}

TEST(RowSpoolTest, SaysWhenItCannotWrite)
{
    RowSpool spool("/nonexistent", 1);
    Result<void> last;
    for (uint32_t i = 0; i < 10000 && last.ok(); ++i)
        last = spool.add({7, 0, i, 0}, std::span(&i, 1));
    ASSERT_FALSE(last.ok());
    EXPECT_EQ(last.error().code, ErrorCode::Io);
}

} // namespace
