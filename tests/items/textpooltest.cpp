// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/textpool.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

#include "models/items/datatable.h"

using namespace qunce;

namespace {

TEST(TextPool, TheEmptyTextIsAtZero)
{
    TextPool pool;
    EXPECT_EQ(pool.placeOf("小禾"), 1U);
    EXPECT_EQ(pool.placeOf(""), 0U);
    EXPECT_EQ(pool.take(), (std::vector<std::string> {"", "小禾"}));
}

TEST(TextPool, EachTextIsThereOnceWhereItWasPutFirst)
{
    std::mt19937 random(20261123);
    TextPool pool;
    pool.reserve(100);
    std::map<std::string, uint32_t> places {{"", 0}};
    for (int step = 0; step < 20000; ++step) {
        const std::string text = "导购 " + std::to_string(random() % 3000);
        const uint32_t place = pool.placeOf(text);
        const auto [known, isNew] = places.emplace(text, static_cast<uint32_t>(places.size()));
        ASSERT_EQ(place, known->second) << text;
    }
    const std::vector<std::string> texts = pool.take();
    ASSERT_EQ(texts.size(), places.size());
    for (const auto &[text, place] : places)
        EXPECT_EQ(texts[place], text);
}

TEST(TableBuilder, SortsRowsWithAllTheirCells)
{
    TableBuilder builder;
    const auto column = [&builder](const char *id, CellType type) {
        TableColumn made;
        made.id = id;
        made.type = type;
        return builder.addColumn(std::move(made));
    };
    const size_t code = column("code", CellType::Code);
    const size_t fans = column("fans", CellType::Integer);
    const size_t posts = column("posts", CellType::Pair);
    const auto add = [&](uint8_t id, const char *text, int64_t number) {
        Uuid row;
        row.bytes[15] = id;
        builder.addRow(row, id);
        builder.setText(code, text);
        builder.setNumber(fans, number);
        builder.setPair(posts, number, number * 2);
    };
    add(1, "K10", 100);
    add(2, "K09", 90);
    add(3, "", 0);
    add(4, "K09", 91);
    builder.sortByText(code);
    const auto table = builder.build();
    std::vector<uint32_t> marks;
    std::vector<int64_t> numbers, seconds;
    for (size_t row = 0; row < table->rows(); ++row) {
        EXPECT_EQ(table->ids[row].bytes[15], table->marks[row]);
        marks.push_back(table->marks[row]);
        numbers.push_back(*table->numberOf(fans, row));
        seconds.push_back(table->columns[posts].second[row]);
    }
    EXPECT_EQ(marks, (std::vector<uint32_t> {3, 2, 4, 1})) << "equal codes stay in their order";
    EXPECT_EQ(numbers, (std::vector<int64_t> {0, 90, 91, 100}));
    EXPECT_EQ(seconds, (std::vector<int64_t> {0, 180, 182, 200}));
    EXPECT_EQ(table->textOf(code, 3), "K10");
}

} // namespace
