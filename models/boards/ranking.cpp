// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/ranking.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "models/boards/arrival.h"
#include "models/boards/boardparts.h"

namespace qunce {

namespace {

constexpr std::array kIds {"guide_sales", "store_attainment", "region_attainment", "streak", "completion"};

/// What a ranking says of the units of its rows, each looked up once: thousands of guides share a store.
class Units
{
public:
    struct Unit {
        std::string name; ///< empty for one that is not there
        std::optional<PeerGroup> group; ///< of a store; nothing for any other unit
        bool isPeer = false; ///< of the group that was asked for
    };

    Units(const OrgTree &org, const PeerGroup &wanted) : m_org(org), m_wanted(wanted) { }

    const Unit &at(const std::string &code)
    {
        const auto [unit, isNew] = m_units.try_emplace(code);
        if (isNew)
            unit->second = find(code);
        return unit->second;
    }
    /// Of the units that were asked for, ascending.
    std::vector<PeerGroup> groups() const
    {
        std::set<PeerGroup> groups;
        for (const auto &[code, unit] : m_units) {
            if (!unit.group)
                continue;
            groups.insert({unit.group->storeType, unit.group->storeGrade, {}});
            if (!unit.group->cityTier.empty())
                groups.insert({{}, {}, unit.group->cityTier});
        }
        groups.erase(PeerGroup {});
        return {groups.begin(), groups.end()};
    }

private:
    Unit find(const std::string &code) const
    {
        Unit made;
        made.isPeer = m_wanted.isAll();
        const std::optional<OrgIndex> index = m_org.byCode(code);
        if (!index)
            return made;
        const OrgUnit &unit = m_org.at(*index);
        made.name = unit.name;
        if (unit.kind != OrgKind::Store)
            return made;
        const OrgIndex city = m_org.ancestor(*index, OrgKind::City);
        made.group = PeerGroup {
            unit.storeType, unit.storeGrade, city == kHq ? std::string() : m_org.at(city).cityTier};
        const auto fits = [](const std::string &wanted, const std::string &own) {
            return wanted.empty() || wanted == own;
        };
        made.isPeer = fits(m_wanted.storeType, made.group->storeType)
            && fits(m_wanted.storeGrade, made.group->storeGrade)
            && fits(m_wanted.cityTier, made.group->cityTier);
        return made;
    }

    const OrgTree &m_org;
    const PeerGroup &m_wanted;
    std::unordered_map<std::string, Unit> m_units;
};

/// Ranks of a part of a board: rows that shared a rank do so still.
void rankAnew(std::vector<RankedRow> &rows, std::optional<uint32_t> LeaderboardRow::*rank)
{
    std::vector<RankedRow *> ranked;
    for (RankedRow &row : rows) {
        if (row.row.*rank)
            ranked.push_back(&row);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
        [rank](const RankedRow *a, const RankedRow *b) { return *(a->row.*rank) < *(b->row.*rank); });
    uint32_t last = 0;
    uint32_t given = 0;
    for (size_t i = 0; i < ranked.size(); ++i) {
        const uint32_t old = *(ranked[i]->row.*rank);
        if (old != last)
            given = static_cast<uint32_t>(i) + 1;
        last = old;
        ranked[i]->row.*rank = given;
    }
}

Fraction minus(const Fraction &a, const Fraction &b)
{
    return {a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator};
}

void addOnTime(const Brand &brand, const FactSource &facts, const LeaderboardQuery &query,
    const TaskBoard &board, std::unordered_map<Uuid, Fraction> &onTime, Result<void> &result)
{
    const Rollup rollup(brand, query.level, SubjectKind::Guide, query.under);
    const MeasureInput input {brand, facts, rollup, query.asOf, query.zeroFillFed, &board};
    const Result<std::vector<MeasureValue>> values =
        measureRows(input, Measure {MeasureKind::OnTimeRate}, query.period);
    if (!values.ok()) {
        result = values.error();
        return;
    }
    for (size_t row = 0; row < values->size(); ++row) {
        if ((*values)[row].value)
            onTime.emplace(rollup.rows()[row].subject, *(*values)[row].value);
    }
}

} // namespace

const char *idOf(RankingPreset preset)
{
    return kIds[static_cast<size_t>(preset)];
}

std::optional<RankingPreset> rankingPresetNamed(std::string_view id)
{
    const auto *found = std::find(kIds.begin(), kIds.end(), id);
    return found == kIds.end() ? std::nullopt
                               : std::optional(static_cast<RankingPreset>(found - kIds.begin()));
}

Measure measureOf(RankingPreset preset)
{
    switch (preset) {
    case RankingPreset::StoreAttainment:
    case RankingPreset::RegionAttainment:
        return {MeasureKind::Attainment, Metric::Amount};
    case RankingPreset::Streak:
        return {MeasureKind::StreakCurrent};
    case RankingPreset::Completion:
        return {MeasureKind::DueCompletionRate};
    case RankingPreset::GuideSales:
        break;
    }
    return {MeasureKind::Sum, Metric::Amount};
}

Level levelOf(RankingPreset preset)
{
    return preset == RankingPreset::StoreAttainment ? Level::Store
        : preset == RankingPreset::RegionAttainment ? Level::Region
                                                    : Level::Guide;
}

PeriodChoice periodOf(RankingPreset preset)
{
    switch (preset) {
    case RankingPreset::GuideSales:
    case RankingPreset::Streak:
        return PeriodChoice::Yesterday;
    case RankingPreset::StoreAttainment:
    case RankingPreset::RegionAttainment:
        return PeriodChoice::MonthToDate;
    case RankingPreset::Completion: // one day has too few tasks for the least sample
        break;
    }
    return PeriodChoice::Last7Days;
}

uint64_t minNOf(RankingPreset preset, Level level)
{
    if (preset != RankingPreset::Completion)
        return 0;
    return level == Level::Guide ? 5 : level == Level::Region || level == Level::Zone ? 50 : 20;
}

LeaderboardQuery leaderboardQueryOf(const RankingQuery &query, OrgIndex under, Instant asOf, Day factFrom)
{
    LeaderboardQuery made;
    made.measure = measureOf(query.preset);
    made.period = query.query.period;
    if (query.preset == RankingPreset::Streak)
        made.period.from = std::max(made.period.to - (kStreakDays - 1), factFrom);
    made.level = query.level;
    made.under = under;
    if (query.preset == RankingPreset::Completion)
        made.tie = {Measure {MeasureKind::OnTimeRate}, Measure {MeasureKind::Eligible}};
    made.minN = query.minN;
    made.compare = compareOf(query.query.compare);
    // Ninety days back would be no answer; a week ago is one.
    if (query.preset == RankingPreset::Streak)
        made.compare = Compare::PrevWeek;
    made.zeroFillFed = true;
    made.all = true;
    made.asOf = asOf;
    return made;
}

Result<RankingBoard> readRanking(BoardContext &context, const RankingQuery &query)
{
    BrandParts parts = BrandParts::slotsOf(SubjectKind::Guide);
    parts.tasks = true;
    parts.goals = true;
    QUNCE_ASSIGN(const std::shared_ptr<const Brand> brand, context.brand(parts));
    QUNCE_ASSIGN(const OrgIndex under, unitOf(*brand, query.query.unit));
    const CacheFacts facts = context.factsOf(*brand);
    const LeaderboardQuery asked = leaderboardQueryOf(query, under, context.now, context.snapshot.factFrom());
    RankingBoard made;
    made.query = query;
    made.period = asked.period;
    made.asOf = context.now;
    std::unordered_map<Uuid, Fraction> onTime;
    std::shared_ptr<const TaskBoard> board;
    std::shared_ptr<const TaskBoard> comparedBoard;
    if (query.preset == RankingPreset::Completion) {
        const Rollup rollup(*brand, query.level, SubjectKind::Guide, under);
        QUNCE_ASSIGN(board, context.taskBoard(brand, facts, asked.period, rollup.regions()));
        const Period compared = comparedPeriod(asked.period, asked.compare);
        QUNCE_ASSIGN(comparedBoard, context.taskBoard(brand, facts, compared, rollup.regions()));
        Result<void> read;
        addOnTime(*brand, facts, asked, *board, onTime, read);
        QUNCE_TRY(std::move(read));
    }
    QUNCE_TRY(goOn(context));
    QUNCE_ASSIGN(Leaderboard ranking, rankSubjects(*brand, facts, asked, board.get(), comparedBoard.get()));
    made.compared = ranking.compared;
    Units stores(brand->org, query.peers);
    Units regions(brand->org, query.peers);
    for (LeaderboardRow &row : ranking.rows) {
        const Units::Unit &store = stores.at(row.storeCode);
        if (!store.isPeer)
            continue;
        RankedRow ranked {std::move(row), {}, {}, {}, {}};
        ranked.region = regions.at(ranked.row.regionCode).name;
        ranked.place = query.level == Level::Guide ? store.name : ranked.region;
        if (const auto found = onTime.find(ranked.row.subject); found != onTime.end())
            ranked.onTime = found->second;
        std::vector<RankedRow> &part = ranked.row.rank ? made.ranked
            : ranked.row.value                         ? made.tooFew
                                                       : made.empty;
        part.push_back(std::move(ranked));
    }
    made.peerGroups = stores.groups();
    if (query.preset != RankingPreset::Completion) { // tasks are another feed
        QUNCE_ASSIGN(const Arrival arrival, readArrival(context));
        for (const MissingRegion &region : notWholeIn(arrival, made.period, brand->org, under))
            made.notIn.push_back(region.name);
    }
    if (!query.peers.isAll()) {
        rankAnew(made.ranked, &LeaderboardRow::rank);
        rankAnew(made.ranked, &LeaderboardRow::prevRank);
    }
    for (size_t i = 1; i < made.ranked.size(); ++i)
        made.ranked[i].toAbove = minus(*made.ranked[i].row.value, *made.ranked[i - 1].row.value);
    if (!made.ranked.empty()) {
        const size_t half = made.ranked.size() / 2;
        const Fraction &upper = *made.ranked[made.ranked.size() % 2 == 0 ? half - 1 : half].row.value;
        const Fraction &lower = *made.ranked[half].row.value;
        made.median = Fraction {upper.numerator * lower.denominator + lower.numerator * upper.denominator,
            2 * upper.denominator * lower.denominator};
    }
    return made;
}

} // namespace qunce
