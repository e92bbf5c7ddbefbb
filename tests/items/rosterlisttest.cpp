// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/rosterlist.h"

#include <gtest/gtest.h>

#include "tests/items/kocrows.h"

namespace qunce {

namespace {

using Column = KocRosterRow::Column;

std::shared_ptr<const KocRosterRow> koc(uint8_t id, const std::string &code, std::optional<int64_t> fans,
    const std::string &tier = "A", uint8_t region = 1)
{
    KocRosterRow row;
    row.id.bytes[15] = id;
    row.region.bytes[15] = region;
    row.code = code;
    row.fans = fans;
    row.status = tier;
    row.search = folded(code + "\n");
    return std::make_shared<const KocRosterRow>(std::move(row));
}

std::string codes(const RosterList<KocRosterRow> &list)
{
    std::string text;
    for (const auto &row : list.shown)
        text += (text.empty() ? "" : " ") + row->code;
    return text;
}

RosterQuery by(Column column, bool descending = false)
{
    return {{}, {}, {}, static_cast<int>(column), descending};
}

Uuid region(uint8_t number)
{
    Uuid id;
    id.bytes[15] = number;
    return id;
}

} // namespace

TEST(RosterListTest, NumbersSortAsNumbersAndWhatIsMissingComesLastBothWays)
{
    const RosterRows<KocRosterRow> rows {
        koc(1, "A", 9), koc(2, "B", 10), koc(3, "C", std::nullopt), koc(4, "D", -1)};
    EXPECT_EQ(codes(arrange(rows, by(Column::Fans))), "D A B C");
    EXPECT_EQ(codes(arrange(rows, by(Column::Fans, true))), "B A D C");
}

TEST(RosterListTest, TextsSortByBytesAlsoBehindTheirFirstEight)
{
    const RosterRows<KocRosterRow> rows {
        koc(1, "ABCDEFGHZ", 1), koc(2, "ABCDEFGHA", 1), koc(3, "ABCDEFGH", 1), koc(4, "王", 1)};
    EXPECT_EQ(codes(arrange(rows, by(Column::Code))), "ABCDEFGH ABCDEFGHA ABCDEFGHZ 王");
    EXPECT_EQ(codes(arrange(rows, by(Column::Code, true))), "王 ABCDEFGHZ ABCDEFGHA ABCDEFGH");
}

TEST(RosterListTest, EqualValuesComeByCodeInBothDirections)
{
    const RosterRows<KocRosterRow> rows {koc(1, "C", 5), koc(2, "A", 5), koc(3, "B", 6)};
    EXPECT_EQ(codes(arrange(rows, by(Column::Fans))), "A C B");
    EXPECT_EQ(codes(arrange(rows, by(Column::Fans, true))), "B A C");
}

TEST(RosterListTest, FiltersByRegionTextAndStatusTogether)
{
    const RosterRows<KocRosterRow> rows {
        koc(1, "North1", 1, "S", 1), koc(2, "north2", 2, "A", 1), koc(3, "South1", 3, "S", 2)};
    RosterQuery query = by(Column::Code);
    query.text = "NORTH";
    EXPECT_EQ(codes(arrange(rows, query)), "North1 north2") << "ASCII letters in any case";
    query.status = "S";
    EXPECT_EQ(codes(arrange(rows, query)), "North1");
    query = by(Column::Code);
    query.regions = {region(2), region(3)};
    EXPECT_EQ(codes(arrange(rows, query)), "South1");
}

TEST(RosterListTest, ChangesAreWhatWasRemovedAddedAndMadeDifferent)
{
    const RosterRows<KocRosterRow> before {koc(1, "A", 1), koc(2, "B", 2), koc(4, "D", 4)};
    const RosterRows<KocRosterRow> after {koc(1, "A", 1), koc(2, "B", 3), koc(3, "C", 3)};
    const RosterChanges<KocRosterRow> changes = changesBetween(before, after);
    ASSERT_EQ(changes.removed.size(), 1U);
    EXPECT_EQ(changes.removed.front(), before[2]->id);
    ASSERT_EQ(changes.put.size(), 2U);
    EXPECT_EQ(changes.put[0]->fans, 3);
    EXPECT_EQ(changes.put[1]->code, "C");
}

TEST(RosterListTest, EveryColumnOfEveryRosterHasAnOrderOfItsOwn)
{
    std::mt19937 random(1);
    const RosterRows<KocRosterRow> rows = kocRows(500, 7);
    for (int column = 0; column < static_cast<int>(Column::Count); ++column) {
        const RosterList<KocRosterRow> list = arrange(rows, {{}, {}, {}, column, random() % 2 == 0});
        ASSERT_EQ(list.shown.size(), rows.size());
        for (size_t i = 1; i < list.shown.size(); ++i)
            ASSERT_TRUE(comesBefore(*list.shown[i - 1], *list.shown[i], list.query)) << column << " " << i;
    }
}

} // namespace qunce
