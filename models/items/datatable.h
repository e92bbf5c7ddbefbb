// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/message.h"
#include "models/base/uuid.h"
#include "models/domain/fraction.h"
#include "models/items/textpool.h"

namespace qunce {

/// What the cells of a column are: decides text, alignment, order, filter and totals.
enum class CellType : uint8_t {
    Text, ///< ordered by pinyin
    Code, ///< ordered by bytes
    Choice, ///< few different texts, shown in the language of the window where `choices` names them
    Integer,
    SignedInteger, ///< a change: with its sign
    Money, ///< fen
    Rate, ///< first / second, shown as percentage; ordered as a fraction
    Pair, ///< first / second as two integers, like 16 / 21; ordered as a fraction
    Points, ///< difference of two rates in millionths: +1.8 个百分点
    Day,
    Instant, ///< seconds
    Movement, ///< places won (above 0) or lost in a ranking; 0 stays, kNewEntry is new
};

/// How a column is shown beyond its type.
struct ColumnLook {
    int width = 96; ///< pixels at 100 %
    bool bar =
        false; ///< a bar behind the number, as long as the number is of the column's largest (rates: of 1)
    bool bold = false;
    bool secondary = false; ///< grey
    bool hidden = false; ///< not among the columns shown at first
    std::optional<double> badBelow; ///< rates below this are red
    bool badge = false; ///< of choices: on a tint, by their order
    bool noTotal = false; ///< of a number whose sum says nothing: an age, a length
};

/// Immutable once the table is built.
struct TableColumn {
    std::string id; ///< stable: kept widths and orders, tests
    Message title;
    Message help; ///< the formula, behind the header's info mark; may be empty
    CellType type = CellType::Text;
    ColumnLook look;
    /// Of Choice: as stored -> what people read.
    std::vector<std::pair<std::string, Message>> choices;
    /// Of a number that is a sum: the columns that it is made of and what they are called beside it, left 2 leave 4.
    std::vector<std::pair<size_t, Message>> parts;

    std::vector<uint32_t> texts; ///< of texts, codes and choices: places in the table's pool
    std::vector<int64_t> first; ///< of everything else
    std::vector<int64_t> second; ///< of rates and pairs

    bool isText() const
    {
        return type == CellType::Text || type == CellType::Code || type == CellType::Choice;
    }
    bool isFraction() const { return type == CellType::Rate || type == CellType::Pair; }
};

/// No value: shown as –, last in every order, in no sum.
constexpr int64_t kNoValue = std::numeric_limits<int64_t>::min();
/// Of CellType::Movement.
constexpr int64_t kNewEntry = std::numeric_limits<int64_t>::max();

/// Rows of a page's table by column; a hundred thousand of them are read, filtered and sorted off the GUI thread.
/// Immutable once built (TableBuilder); any thread.
struct DataTable {
    std::vector<Uuid> ids; ///< of the rows' subjects; distinct
    std::vector<TableColumn> columns;
    std::vector<std::string> pool; ///< texts, each once; 0 is the empty one
    /// One word of marks a row: each quick filter of the page is a bit.
    std::vector<uint32_t> marks;

    size_t rows() const { return ids.size(); }
    /// Place of a column; nothing if there is none of that id.
    std::optional<size_t> column(std::string_view id) const;
    const std::string &textOf(size_t column, size_t row) const { return pool[columns[column].texts[row]]; }
    /// Of numbers; nothing where there is no value.
    std::optional<int64_t> numberOf(size_t column, size_t row) const;
    /// Of rates and pairs; nothing without data or with denominator 0 of a rate.
    std::optional<Fraction> fractionOf(size_t column, size_t row) const;
};

/// A quick filter: rows that have its bit.
struct QuickFilter {
    std::string id;
    Message title;
    uint32_t mark = 0; ///< 0: all rows
};

/// Makes a table row by row. One thread.
class TableBuilder
{
public:
    /// In the order of the page; returns the column's place. Before the first row.
    size_t addColumn(TableColumn column);
    void reserve(size_t rows);
    /// Begins a row; its cells have no value until they are set.
    void addRow(const Uuid &id, uint32_t marks = 0);
    void setText(size_t column, std::string_view text);
    void setNumber(size_t column, std::optional<int64_t> number);
    void setPair(size_t column, std::optional<int64_t> first, std::optional<int64_t> second);
    void addMarks(uint32_t marks);
    /// Puts the rows so far in the order of the bytes of a text column; equal ones stay in theirs.
    void sortByText(size_t column);
    std::shared_ptr<const DataTable> build();

private:
    std::shared_ptr<DataTable> m_table = std::make_shared<DataTable>();
    TextPool m_texts;
};

} // namespace qunce
