// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ranking: the measure and its tie breakers are taken for every row of the roll-up, rows are ordered by exact
// fractions, and the same is done for the compared period, whose rows are the same.

#include "models/domain/leaderboard.h"

#include <algorithm>
#include <array>
#include <memory>

#include "models/domain/measurevalues.h"

namespace qunce {

namespace {

/// Roll-ups of one query, by whose slots they sum: made when a measure first needs one. Their rows correspond: on the
/// levels of the organisation rows are the units, on the others there is one kind of subject only.
class Rollups
{
public:
    Rollups(const Brand &brand, const LeaderboardQuery &query) : m_brand(brand), m_query(query) { }

    const Rollup &of(SubjectKind kind)
    {
        auto &rollup = m_byKind[static_cast<size_t>(kind)];
        if (!rollup)
            rollup = std::make_unique<Rollup>(m_brand, m_query.level, kind, m_query.under);
        return *rollup;
    }

private:
    const Brand &m_brand;
    const LeaderboardQuery &m_query;
    std::array<std::unique_ptr<Rollup>, 3> m_byKind;
};

/// Rows of one period in the order of the board.
struct Ranking {
    std::vector<MeasureValue> values; ///< by row
    std::vector<std::vector<MeasureValue>> ties; ///< tie breaker, row
    std::vector<uint32_t> order; ///< rows
    std::vector<uint32_t> rank; ///< by row; 0 = none
};

enum class Section : uint8_t { Ranked, TooFew, Empty };

/// What most comparisons of a sort can be decided by, without a look at the fraction or the code.
struct SortKey {
    Section section = Section::Empty;
    bool isExact = false; ///< exact keys are in the order of their values, and equal where these are
    double value = 0; ///< larger first
    uint64_t code = 0; ///< first eight bytes
    uint32_t row = 0;
};

/// Quotients of integers below 2^25 differ by more than 2^-50 of themselves if they differ, and division rounds
/// correctly, so their doubles are as good as they are; whole numbers are exact up to 2^53.
bool hasExactDouble(const Fraction &value)
{
    constexpr Int128 wholeLimit = Int128 {1} << 53;
    constexpr Int128 partLimit = Int128 {1} << 25;
    const Int128 size = value.numerator < 0 ? -value.numerator : value.numerator;
    return value.denominator == 1 ? size < wholeLimit : size < partLimit && value.denominator < partLimit;
}

uint64_t firstEightBytes(std::string_view text)
{
    uint64_t bytes = 0;
    for (size_t i = 0; i < 8; ++i)
        bytes = bytes << 8 | (i < text.size() ? static_cast<uint8_t>(text[i]) : 0U);
    return bytes;
}

class Ranker
{
public:
    Ranker(const Rollup &rollup, const LeaderboardQuery &query) : m_rollup(rollup), m_query(query) { }

    /// Orders the rows in `candidates`, which have data or are wanted without.
    void rank(Ranking &ranking, const std::vector<uint32_t> &candidates) const
    {
        std::vector<SortKey> keys;
        keys.reserve(candidates.size());
        for (const uint32_t row : candidates)
            keys.push_back(keyOf(ranking.values[row], row));
        std::sort(keys.begin(), keys.end(),
            [&](const SortKey &a, const SortKey &b) { return isBefore(ranking, a, b); });
        ranking.rank.assign(ranking.values.size(), 0);
        ranking.order.reserve(keys.size());
        for (size_t i = 0; i < keys.size(); ++i) {
            ranking.order.push_back(keys[i].row);
            if (keys[i].section != Section::Ranked)
                continue;
            const bool sharesRank = i > 0 && compareKeys(ranking, keys[i - 1], keys[i]) == 0;
            ranking.rank[keys[i].row] =
                sharesRank ? ranking.rank[keys[i - 1].row] : static_cast<uint32_t>(i) + 1;
        }
    }

private:
    SortKey keyOf(const MeasureValue &value, uint32_t row) const
    {
        SortKey key;
        key.row = row;
        key.code = firstEightBytes(m_rollup.rows()[row].code);
        if (!value.value)
            return key;
        const Fraction least {static_cast<Int128>(m_query.minN), 1};
        const bool isTooFew = value.denominator && compare(*value.denominator, least) < 0;
        key.section = isTooFew ? Section::TooFew : Section::Ranked;
        key.isExact = hasExactDouble(*value.value);
        if (key.isExact) {
            key.value =
                static_cast<double>(value.value->numerator) / static_cast<double>(value.value->denominator);
        }
        if (m_query.measure.smallerIsBetter())
            key.value = -key.value;
        return key;
    }

    bool isBefore(const Ranking &ranking, const SortKey &a, const SortKey &b) const
    {
        if (a.section != b.section)
            return a.section < b.section;
        const int order = a.section == Section::Empty ? 0 : compareKeys(ranking, a, b);
        if (order != 0)
            return order < 0;
        return a.code != b.code ? a.code < b.code : m_rollup.rows()[a.row].code < m_rollup.rows()[b.row].code;
    }

    /// Negative if `a` stands before `b`, 0 if they share a rank.
    int compareKeys(const Ranking &ranking, const SortKey &a, const SortKey &b) const
    {
        int order = 0;
        if (a.isExact && b.isExact)
            order = a.value > b.value ? -1 : a.value < b.value ? 1 : 0;
        else
            order = compareValues(ranking.values[a.row], ranking.values[b.row], m_query.measure);
        for (size_t i = 0; order == 0 && i < ranking.ties.size(); ++i)
            order = compareValues(ranking.ties[i][a.row], ranking.ties[i][b.row], m_query.tie[i]);
        return order;
    }

    /// The same for one measure; empty values stand last.
    static int compareValues(const MeasureValue &a, const MeasureValue &b, const Measure &measure)
    {
        if (!a.value || !b.value)
            return static_cast<int>(b.value.has_value()) - static_cast<int>(a.value.has_value());
        const std::strong_ordering order = compare(*a.value, *b.value);
        const int direction = measure.smallerIsBetter() ? 1 : -1;
        return order < 0 ? -direction : order > 0 ? direction : 0;
    }

    const Rollup &m_rollup;
    const LeaderboardQuery &m_query;
};

Error noSuchLevel(const Measure &measure, Level level)
{
    return {ErrorCode::Usage,
        Message(QUNCE_TEXT("The measure “%1” does not exist on the level “%2”. Choose another level."),
            {measure.name(), std::string(name(level))}),
        {}};
}

std::vector<uint32_t> candidatesOf(
    const Rollup &rollup, const std::vector<MeasureValue> &values, bool all, Period period)
{
    const std::vector<uint8_t> members =
        all ? rollup.membersIn(period) : std::vector<uint8_t>(values.size(), uint8_t {0});
    std::vector<uint32_t> candidates;
    candidates.reserve(values.size());
    for (uint32_t row = 0; row < values.size(); ++row) {
        if (values[row].hasData || members[row] != 0)
            candidates.push_back(row);
    }
    return candidates;
}

/// Store and region that a row is shown with.
void fillPlace(
    LeaderboardRow &row, const Brand &brand, Level level, OrgIndex unit, const Rollup::Place &place, Day day)
{
    const auto codeOf = [&brand](OrgIndex index) {
        return index == kHq ? std::string() : brand.org.at(index).code;
    };
    if (place.slot != nullptr) {
        row.storeCode = codeOf(place.slot->store);
        row.regionCode = codeOf(place.region);
    } else if (unit != kHq) {
        row.storeCode = level == Level::Store ? row.code : std::string();
        row.regionCode = codeOf(brand.org.ancestorOn(unit, OrgKind::Region, day));
    }
}

void fill(LeaderboardRow &row, const RollupRow &subject, const MeasureValue &value)
{
    constexpr int kSmallDenominator = 5;
    row.subject = subject.subject;
    row.code = subject.code;
    row.name = subject.name;
    row.value = value.value;
    if (value.hasData) {
        row.numerator = Fraction {value.numerator, 1};
        row.denominator = value.denominator;
        row.small = value.denominator && compare(*value.denominator, {kSmallDenominator, 1}) < 0;
    }
}

} // namespace

Result<Leaderboard> rankSubjects(const Brand &brand, const FactSource &facts, const LeaderboardQuery &query,
    const TaskBoard *board, const TaskBoard *comparedBoard)
{
    std::vector<Measure> measures {query.measure};
    measures.insert(measures.end(), query.tie.begin(), query.tie.end());
    for (const Measure &measure : measures) {
        if (!measure.existsOn(query.level))
            return noSuchLevel(measure, query.level);
    }
    Rollups rollups(brand, query);
    const Rollup &rollup = rollups.of(query.measure.subject());
    const auto rank = [&](Period period, const TaskBoard *read, bool all) -> Result<Ranking> {
        Ranking ranking;
        for (const Measure &measure : measures) {
            const MeasureInput input {
                brand, facts, rollups.of(measure.subject()), query.asOf, query.zeroFillFed, read};
            QUNCE_ASSIGN(std::vector<MeasureValue> values, measureRows(input, measure, period));
            if (ranking.values.empty())
                ranking.values = std::move(values);
            else
                ranking.ties.push_back(std::move(values));
        }
        Ranker(rollup, query).rank(ranking, candidatesOf(rollup, ranking.values, all, period));
        return ranking;
    };
    Leaderboard made;
    made.compared = comparedPeriod(query.period, query.compare);
    QUNCE_ASSIGN(const Ranking now, rank(query.period, board, query.all));
    QUNCE_ASSIGN(const Ranking before, rank(made.compared, comparedBoard ? comparedBoard : board, false));

    const std::vector<Rollup::Place> places = rollup.placesOn(query.period.to);
    const size_t count = std::min(now.order.size(), query.top.value_or(now.order.size()));
    made.rows.reserve(count);
    for (size_t i = 0; i < count; ++i) {
        const uint32_t index = now.order[i];
        const RollupRow &subject = rollup.rows()[index];
        LeaderboardRow &row = made.rows.emplace_back();
        fill(row, subject, now.values[index]);
        fillPlace(row, brand, query.level, subject.unit, places[index], query.period.to);
        if (now.rank[index] != 0)
            row.rank = now.rank[index];
        if (before.rank[index] != 0)
            row.prevRank = before.rank[index];
    }
    return made;
}

} // namespace qunce
