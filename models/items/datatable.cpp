// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/datatable.h"

#include <algorithm>
#include <numeric>
#include <type_traits>

namespace qunce {

std::optional<size_t> DataTable::column(std::string_view id) const
{
    for (size_t place = 0; place < columns.size(); ++place) {
        if (columns[place].id == id)
            return place;
    }
    return std::nullopt;
}

std::optional<int64_t> DataTable::numberOf(size_t column, size_t row) const
{
    const int64_t number = columns[column].first[row];
    return number == kNoValue ? std::optional<int64_t>() : number;
}

std::optional<Fraction> DataTable::fractionOf(size_t column, size_t row) const
{
    const TableColumn &cells = columns[column];
    if (cells.first[row] == kNoValue || cells.second[row] == kNoValue || cells.second[row] <= 0)
        return std::nullopt;
    return Fraction {cells.first[row], cells.second[row]};
}

size_t TableBuilder::addColumn(TableColumn column)
{
    m_table->columns.push_back(std::move(column));
    return m_table->columns.size() - 1;
}

void TableBuilder::reserve(size_t rows)
{
    m_table->ids.reserve(rows);
    m_table->marks.reserve(rows);
    m_texts.reserve(2 * rows); // a name and a code each, hardly anything else is of one row only
    for (TableColumn &column : m_table->columns) {
        if (column.isText())
            column.texts.reserve(rows);
        else
            column.first.reserve(rows);
        if (column.isFraction())
            column.second.reserve(rows);
    }
}

void TableBuilder::addRow(const Uuid &id, uint32_t marks)
{
    m_table->ids.push_back(id);
    m_table->marks.push_back(marks);
    for (TableColumn &column : m_table->columns) {
        if (column.isText())
            column.texts.push_back(0);
        else
            column.first.push_back(kNoValue);
        if (column.isFraction())
            column.second.push_back(kNoValue);
    }
}

void TableBuilder::setText(size_t column, std::string_view text)
{
    m_table->columns[column].texts.back() = m_texts.placeOf(text);
}

void TableBuilder::setNumber(size_t column, std::optional<int64_t> number)
{
    m_table->columns[column].first.back() = number.value_or(kNoValue);
}

void TableBuilder::setPair(size_t column, std::optional<int64_t> first, std::optional<int64_t> second)
{
    m_table->columns[column].first.back() = first.value_or(kNoValue);
    m_table->columns[column].second.back() = second.value_or(kNoValue);
}

void TableBuilder::addMarks(uint32_t marks)
{
    m_table->marks.back() |= marks;
}

void TableBuilder::sortByText(size_t column)
{
    const std::vector<uint32_t> &texts = m_table->columns[column].texts;
    std::vector<uint32_t> order(m_table->rows());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
        [&](uint32_t a, uint32_t b) { return m_texts.text(texts[a]) < m_texts.text(texts[b]); });
    const auto arrange = [&order](auto &values) {
        if (values.empty())
            return;
        std::remove_reference_t<decltype(values)> arranged;
        arranged.reserve(order.size());
        for (const uint32_t row : order)
            arranged.push_back(values[row]);
        values = std::move(arranged);
    };
    arrange(m_table->ids);
    arrange(m_table->marks);
    for (TableColumn &each : m_table->columns) {
        arrange(each.texts);
        arrange(each.first);
        arrange(each.second);
    }
}

std::shared_ptr<const DataTable> TableBuilder::build()
{
    m_table->pool = m_texts.take();
    return std::move(m_table);
}

} // namespace qunce
