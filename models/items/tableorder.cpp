// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every column is turned into dense ranks once: equal values have equal ranks, and what is missing the highest. An order by
// several columns is then a few stable counting sorts, begun with the order by id. The last order of all rows is kept, so
// that a step of a filter only walks through it.

#include "models/items/tableorder.h"

#include <algorithm>
#include <array>
#include <functional>
#include <mutex>
#include <numeric>

#include "models/items/pinyin.h"
#include "models/items/textsearch.h"

namespace qunce {

namespace {

constexpr uint32_t kMissingRank = std::numeric_limits<uint32_t>::max();
constexpr size_t kRowsPerStop = 16'384;
constexpr int64_t kMillion = 1'000'000;

struct Ranks {
    std::vector<uint32_t> ofRow;
    uint32_t count = 0; ///< different values
};

/// Ranks of the rows that have a value.
template <typename Less>
Ranks ranksBy(std::vector<uint32_t> present, size_t rows, Less less)
{
    Ranks ranks;
    ranks.ofRow.assign(rows, kMissingRank);
    std::sort(present.begin(), present.end(), less);
    for (size_t i = 0; i < present.size(); ++i) {
        if (i > 0 && less(present[i - 1], present[i]))
            ++ranks.count;
        ranks.ofRow[present[i]] = ranks.count;
    }
    ranks.count += present.empty() ? 0 : 1;
    return ranks;
}

Ranks ranksOfNumbers(const std::vector<int64_t> &values)
{
    std::vector<std::pair<int64_t, uint32_t>> sorted;
    sorted.reserve(values.size());
    for (uint32_t row = 0; row < values.size(); ++row) {
        if (values[row] != kNoValue)
            sorted.emplace_back(values[row], row);
    }
    std::sort(sorted.begin(), sorted.end());
    Ranks ranks;
    ranks.ofRow.assign(values.size(), kMissingRank);
    for (size_t i = 0; i < sorted.size(); ++i) {
        if (i == 0 || sorted[i].first != sorted[i - 1].first)
            ++ranks.count;
        ranks.ofRow[sorted[i].second] = ranks.count - 1;
    }
    return ranks;
}

Ranks ranksOfFractions(const DataTable &table, size_t column)
{
    const TableColumn &cells = table.columns[column];
    std::vector<uint32_t> present;
    for (uint32_t row = 0; row < table.rows(); ++row) {
        // Of a pair with nothing below it the number above decides; a rate has no value there.
        if (cells.first[row] != kNoValue && cells.second[row] != kNoValue
            && (cells.type == CellType::Pair || cells.second[row] > 0))
            present.push_back(row);
    }
    return ranksBy(std::move(present), table.rows(), [&cells](uint32_t left, uint32_t right) {
        const bool isLeftWhole = cells.second[left] > 0;
        const bool isRightWhole = cells.second[right] > 0;
        if (!isLeftWhole || !isRightWhole)
            return isLeftWhole != isRightWhole ? !isLeftWhole : cells.first[left] < cells.first[right];
        return Int128 {cells.first[left]} * cells.second[right]
            < Int128 {cells.first[right]} * cells.second[left];
    });
}

Ranks ranksOfTexts(const DataTable &table, size_t column)
{
    const TableColumn &cells = table.columns[column];
    std::vector<uint32_t> texts(cells.texts);
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    std::erase(texts, 0U);
    std::vector<std::pair<std::string, uint32_t>> keys;
    keys.reserve(texts.size());
    for (const uint32_t text : texts) {
        const std::string &written = table.pool[text];
        keys.emplace_back(cells.type == CellType::Code ? written : pinyinOrderKey(written), text);
    }
    if (cells.type == CellType::Choice && !cells.choices.empty()) {
        // Choices stand in the order of their definition: S A B C.
        const auto placeOf = [&](uint32_t text) {
            const auto found = std::find_if(cells.choices.begin(), cells.choices.end(),
                [&](const auto &choice) { return choice.first == table.pool[text]; });
            return found - cells.choices.begin();
        };
        std::sort(keys.begin(), keys.end(), [&](const auto &left, const auto &right) {
            const auto leftPlace = placeOf(left.second);
            const auto rightPlace = placeOf(right.second);
            return leftPlace != rightPlace ? leftPlace < rightPlace : left < right;
        });
    } else {
        std::sort(keys.begin(), keys.end(), [&table](const auto &left, const auto &right) {
            const int order = left.first.compare(right.first);
            return order != 0 ? order < 0 : table.pool[left.second] < table.pool[right.second];
        });
    }
    std::vector<uint32_t> rankOfText(table.pool.size(), kMissingRank);
    for (uint32_t rank = 0; rank < keys.size(); ++rank)
        rankOfText[keys[rank].second] = rank;
    Ranks ranks;
    ranks.count = static_cast<uint32_t>(keys.size());
    ranks.ofRow.reserve(cells.texts.size());
    for (const uint32_t text : cells.texts)
        ranks.ofRow.push_back(rankOfText[text]);
    return ranks;
}

/// Stable; what is missing comes last in either direction.
void sortByRanks(
    std::vector<uint32_t> &rows, const Ranks &ranks, bool descending, std::vector<uint32_t> &scratch)
{
    const auto bucketOf = [&](uint32_t row) {
        const uint32_t rank = ranks.ofRow[row];
        if (rank == kMissingRank)
            return ranks.count;
        return descending ? ranks.count - 1 - rank : rank;
    };
    std::vector<uint32_t> starts(size_t {ranks.count} + 2, 0);
    for (const uint32_t row : rows)
        ++starts[bucketOf(row) + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    scratch.resize(rows.size());
    for (const uint32_t row : rows)
        scratch[starts[bucketOf(row)]++] = row;
    rows.swap(scratch);
}

} // namespace

std::optional<Fraction> ColumnTotal::average() const
{
    return rows == 0 ? std::optional<Fraction>() : Fraction {first, static_cast<Int128>(rows)};
}

std::optional<Fraction> ColumnTotal::rate() const
{
    return second > 0 ? Fraction {first, second} : std::optional<Fraction>();
}

/// All behind one lock: a table is arranged by one view at a time.
class TableIndex::Private
{
public:
    explicit Private(const DataTable &table) : m_table(table), m_ranks(table.columns.size()) { }

    const Ranks &ranks(size_t column);
    const std::shared_ptr<const std::vector<uint32_t>> &byId();
    const std::vector<uint32_t> &order(const std::vector<SortKey> &sort);
    std::vector<uint8_t> shown(
        const TableQuery &query, std::optional<size_t> without, const std::stop_token &stop);

    std::mutex mutex;

private:
    void prepareSearch();
    void find(const TextSearch &search, std::vector<uint8_t> &rows, const std::stop_token &stop);
    void filter(const ColumnFilter &filter, size_t column, std::vector<uint8_t> &rows) const;

    const DataTable &m_table;
    std::vector<std::unique_ptr<Ranks>> m_ranks;
    std::shared_ptr<const std::vector<uint32_t>> m_byId;
    std::vector<SortKey> m_orderedBy;
    std::vector<uint32_t> m_ordered;
    // Texts of columns, folded, each followed by a line feed.
    std::vector<size_t> m_searched; ///< columns
    std::string m_texts;
    std::vector<uint32_t> m_starts; ///< in m_texts, by place in m_numbers
    std::vector<uint32_t> m_numbers; ///< of the pool, ascending
};

const Ranks &TableIndex::Private::ranks(size_t column)
{
    std::unique_ptr<Ranks> &ranks = m_ranks[column];
    if (!ranks) {
        const TableColumn &cells = m_table.columns[column];
        ranks = std::make_unique<Ranks>(cells.isText() ? ranksOfTexts(m_table, column)
                : cells.isFraction()                   ? ranksOfFractions(m_table, column)
                                                       : ranksOfNumbers(cells.first));
    }
    return *ranks;
}

const std::shared_ptr<const std::vector<uint32_t>> &TableIndex::Private::byId()
{
    if (!m_byId) {
        std::vector<uint32_t> rows(m_table.rows());
        std::iota(rows.begin(), rows.end(), 0U);
        if (!std::is_sorted(m_table.ids.begin(), m_table.ids.end()))
            std::sort(rows.begin(), rows.end(),
                [this](uint32_t left, uint32_t right) { return m_table.ids[left] < m_table.ids[right]; });
        m_byId = std::make_shared<const std::vector<uint32_t>>(std::move(rows));
    }
    return m_byId;
}

const std::vector<uint32_t> &TableIndex::Private::order(const std::vector<SortKey> &sort)
{
    if (m_ordered.size() == m_table.rows() && m_orderedBy == sort)
        return m_ordered;
    m_ordered = *byId();
    m_orderedBy = sort;
    std::vector<uint32_t> scratch;
    for (auto key = sort.rbegin(); key != sort.rend(); ++key) {
        if (const auto column = m_table.column(key->column))
            sortByRanks(m_ordered, ranks(*column), key->descending, scratch);
    }
    return m_ordered;
}

void TableIndex::Private::prepareSearch()
{
    if (!m_searched.empty())
        return;
    std::vector<uint8_t> isWanted(m_table.pool.size(), 0);
    for (size_t column = 0; column < m_table.columns.size(); ++column) {
        const TableColumn &cells = m_table.columns[column];
        // Choices that are stored as people read them are texts like any other.
        if (!cells.isText() || !cells.choices.empty())
            continue;
        m_searched.push_back(column);
        for (const uint32_t text : cells.texts)
            isWanted[text] = 1;
    }
    for (uint32_t text = 1; text < m_table.pool.size(); ++text) {
        if (!isWanted[text])
            continue;
        m_starts.push_back(static_cast<uint32_t>(m_texts.size()));
        m_numbers.push_back(text);
        m_texts += foldedText(m_table.pool[text]);
        m_texts += '\n';
    }
    m_starts.push_back(static_cast<uint32_t>(m_texts.size()));
}

void TableIndex::Private::find(
    const TextSearch &search, std::vector<uint8_t> &rows, const std::stop_token &stop)
{
    prepareSearch();
    for (size_t word = 0; word < search.words() && !stop.stop_requested(); ++word) {
        std::vector<uint8_t> isHit(m_table.pool.size(), 0);
        const std::string &wanted = search.word(word);
        // Chinese characters begin with few different bytes, at which find() would stop again and again.
        const std::boyer_moore_horspool_searcher searcher(wanted.begin(), wanted.end());
        for (auto hit = std::search(m_texts.begin(), m_texts.end(), searcher); hit != m_texts.end();) {
            const auto next = std::upper_bound(
                m_starts.begin(), m_starts.end(), static_cast<uint32_t>(hit - m_texts.begin()));
            isHit[m_numbers[static_cast<size_t>(next - m_starts.begin()) - 1]] = 1;
            hit = std::search(m_texts.begin() + *next, m_texts.end(), searcher);
        }
        for (size_t i = 0; search.hasLetters(word) && i < m_numbers.size(); ++i) {
            if (i % kRowsPerStop == 0 && stop.stop_requested())
                return;
            const std::string_view text(m_texts.data() + m_starts[i], m_starts[i + 1] - m_starts[i] - 1);
            if (search.finds(word, text))
                isHit[m_numbers[i]] = 1;
        }
        std::vector<uint8_t> isFound(rows.size(), 0);
        for (const size_t column : m_searched) {
            const std::vector<uint32_t> &texts = m_table.columns[column].texts;
            for (size_t row = 0; row < rows.size(); ++row)
                isFound[row] |= isHit[texts[row]];
        }
        for (size_t row = 0; row < rows.size(); ++row)
            rows[row] &= isFound[row];
    }
}

void TableIndex::Private::filter(const ColumnFilter &filter, size_t column, std::vector<uint8_t> &rows) const
{
    const TableColumn &cells = m_table.columns[column];
    if (cells.isText()) {
        if (filter.texts.empty())
            return;
        std::vector<uint8_t> isWanted(m_table.pool.size(), 0);
        for (size_t text = 0; text < m_table.pool.size(); ++text)
            isWanted[text] =
                std::find(filter.texts.begin(), filter.texts.end(), m_table.pool[text]) != filter.texts.end();
        for (size_t row = 0; row < rows.size(); ++row)
            rows[row] &= isWanted[cells.texts[row]];
        return;
    }
    if (!filter.least && !filter.most)
        return;
    for (size_t row = 0; row < rows.size(); ++row) {
        if (!rows[row])
            continue;
        Int128 value = cells.first[row];
        Int128 unit = 1;
        bool isThere = cells.first[row] != kNoValue;
        if (cells.type == CellType::Rate) {
            isThere = isThere && cells.second[row] > 0;
            value *= kMillion;
            unit = isThere ? cells.second[row] : 1;
        }
        rows[row] = isThere && (!filter.least || value >= *filter.least * unit)
            && (!filter.most || value <= *filter.most * unit);
    }
}

std::vector<uint8_t> TableIndex::Private::shown(
    const TableQuery &query, std::optional<size_t> without, const std::stop_token &stop)
{
    std::vector<uint8_t> rows(m_table.rows(), 1);
    if (query.mark != 0) {
        for (size_t row = 0; row < rows.size(); ++row)
            rows[row] = (m_table.marks[row] & query.mark) != 0;
    }
    for (const ColumnFilter &one : query.filters) {
        const auto column = m_table.column(one.column);
        if (column && column != without)
            filter(one, *column, rows);
    }
    const TextSearch search(query.text);
    if (!search.isEmpty())
        find(search, rows, stop);
    return rows;
}

TableIndex::TableIndex(std::shared_ptr<const DataTable> table)
    : m_table(std::move(table)), d(std::make_unique<Private>(*m_table))
{ }

TableIndex::~TableIndex() = default;

TableOrder TableIndex::arrange(const TableQuery &query, std::stop_token stop)
{
    TableOrder order;
    {
        const std::lock_guard lock(d->mutex);
        const std::vector<uint8_t> shown = d->shown(query, std::nullopt, stop);
        if (stop.stop_requested())
            return order;
        order.rows.reserve(shown.size());
        order.places.assign(shown.size(), TableOrder::kNotShown);
        for (const uint32_t row : d->order(query.sort)) {
            if (!shown[row])
                continue;
            order.places[row] = static_cast<uint32_t>(order.rows.size());
            order.rows.push_back(row);
        }
        order.byId = d->byId();
    }
    if (!stop.stop_requested())
        order.totals = totalsOf(*m_table, order.rows);
    return order;
}

std::vector<ValueCount> TableIndex::valuesOf(size_t column, const TableQuery &query, std::stop_token stop)
{
    const std::lock_guard lock(d->mutex);
    const std::vector<uint8_t> shown = d->shown(query, column, stop);
    const TableColumn &cells = m_table->columns[column];
    std::vector<size_t> counts(m_table->pool.size(), 0);
    for (size_t row = 0; row < shown.size(); ++row)
        counts[cells.texts[row]] += shown[row];
    for (const ColumnFilter &filter : query.filters) {
        if (filter.column != cells.id)
            continue;
        for (size_t text = 0; text < counts.size(); ++text) {
            if (counts[text] == 0
                && std::find(filter.texts.begin(), filter.texts.end(), m_table->pool[text])
                    != filter.texts.end())
                counts[text] = std::numeric_limits<size_t>::max();
        }
    }
    std::vector<std::pair<std::string, ValueCount>> values;
    for (size_t text = 0; text < counts.size(); ++text) {
        if (counts[text] == 0)
            continue;
        const size_t rows = counts[text] == std::numeric_limits<size_t>::max() ? 0 : counts[text];
        values.emplace_back(pinyinOrderKey(m_table->pool[text]), ValueCount {m_table->pool[text], rows});
    }
    std::sort(values.begin(), values.end(), [](const auto &left, const auto &right) {
        return left.second.rows != right.second.rows ? left.second.rows > right.second.rows
                                                     : left.first < right.first;
    });
    std::vector<ValueCount> result;
    result.reserve(values.size());
    for (auto &value : values)
        result.push_back(std::move(value.second));
    return result;
}

TableTotals totalsOf(const DataTable &table, const std::vector<uint32_t> &rows)
{
    TableTotals totals;
    totals.rows = rows.size();
    for (const TableColumn &cells : table.columns) {
        ColumnTotal total;
        if (cells.isText()) {
            for (const uint32_t row : rows)
                total.rows += cells.texts[row] != 0;
        } else if (cells.isFraction()) {
            const int64_t leastBelow = cells.type == CellType::Pair ? kNoValue + 1 : 1;
            for (const uint32_t row : rows) {
                const bool isThere = cells.first[row] != kNoValue && cells.second[row] >= leastBelow;
                total.rows += isThere;
                total.first += isThere ? cells.first[row] : 0;
                total.second += isThere ? cells.second[row] : 0;
            }
        } else {
            for (const uint32_t row : rows) {
                const int64_t value = cells.first[row];
                total.rows += value != kNoValue;
                // New entries have no number of places, days and instants no sum.
                total.first += value == kNoValue || value == kNewEntry ? 0 : value;
            }
        }
        totals.columns.push_back(total);
    }
    return totals;
}

} // namespace qunce
