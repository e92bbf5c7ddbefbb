// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "models/items/datatable.h"

namespace qunce::test {

/// An id that is as large as its number.
inline Uuid idOf(uint32_t number)
{
    Uuid id;
    for (size_t i = 0; i < 4; ++i)
        id.bytes[15 - i] = static_cast<uint8_t>(number >> (8 * i));
    return id;
}

inline TableColumn columnOf(const char *id, const char *title, CellType type)
{
    TableColumn column;
    column.id = id;
    column.title = Message(title);
    column.type = type;
    return column;
}

/// A small roster: name, code, tier, region, days (bar), amount, completion, posts / accepted, movement.
/// Marks: 1 active, 2 accepted.
inline std::shared_ptr<const DataTable> sampleTable()
{
    TableBuilder table;
    const size_t name = table.addColumn(columnOf("name", "Nick*", CellType::Text));
    const size_t code = table.addColumn(columnOf("code", "Key*", CellType::Code));
    TableColumn tiers = columnOf("tier", "Tier*", CellType::Choice);
    tiers.choices = {{"S", "Super"}, {"A", "Advanced"}, {"B", "Basic"}};
    tiers.look.badge = true;
    const size_t tier = table.addColumn(tiers);
    const size_t region = table.addColumn(columnOf("region", "Region*", CellType::Choice));
    TableColumn bars = columnOf("days", "Active days*", CellType::Integer);
    bars.look.bar = true;
    bars.look.width = 136;
    const size_t days = table.addColumn(bars);
    const size_t amount = table.addColumn(columnOf("amount", "Sales*", CellType::Money));
    TableColumn rates = columnOf("rate", "Completion*", CellType::Rate);
    rates.look.badBelow = 0.5;
    const size_t rate = table.addColumn(rates);
    const size_t posts = table.addColumn(columnOf("posts", "Posts / accepted*", CellType::Pair));
    const size_t moved = table.addColumn(columnOf("moved", "Movement*", CellType::Movement));

    struct Row {
        const char *name, *code, *tier, *region;
        std::optional<int64_t> days, amount, done, due, posts, accepted, moved;
        uint32_t marks;
    };
    const std::vector<Row> rows {
        {"单小满", "K003", "B", "浙江", 12, 1'050, 1, 2, 16, 4, 3, 1},
        {"王小明", "K001", "S", "江苏", 30, 6'840'750, 2, 4, 31, 18, 0, 3},
        {"吕布", "K002", "A", "浙江", std::nullopt, std::nullopt, 0, 0, std::nullopt, std::nullopt, kNewEntry,
            0},
        {"Summer辣妈", "K004", "S", "广东", 19, 5'240'800, 9, 10, 24, 19, -2, 3},
        {"", "K005", "", "", 0, 0, 3, 10, 0, 0, std::nullopt, 0},
        {"曾𠮷", "K006", "A", "浙江", 30, -200, 1, 3, 5, 5, 1, 2},
    };
    for (uint32_t number = 0; number < rows.size(); ++number) {
        const Row &row = rows[number];
        table.addRow(idOf(number + 1), row.marks);
        table.setText(name, row.name);
        table.setText(code, row.code);
        table.setText(tier, row.tier);
        table.setText(region, row.region);
        table.setNumber(days, row.days);
        table.setNumber(amount, row.amount);
        table.setPair(rate, row.done, row.due);
        table.setPair(posts, row.posts, row.accepted);
        table.setNumber(moved, row.moved);
    }
    return table.build();
}

/// Codes (or another text column) of an order.
inline std::vector<std::string> textsOf(
    const DataTable &table, const std::vector<uint32_t> &rows, const char *column = "code")
{
    std::vector<std::string> texts;
    for (const uint32_t row : rows)
        texts.push_back(table.textOf(*table.column(column), row));
    return texts;
}

} // namespace qunce::test
