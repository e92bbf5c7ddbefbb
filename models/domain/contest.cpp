// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/contest.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "models/domain/rollup.h"

namespace qunce {

namespace {

/// Who counts for which team.
class TeamFinder
{
public:
    TeamFinder(const Brand &brand, const Contest &contest) : m_brand(brand)
    {
        for (size_t team = 0; team < contest.teams.size(); ++team) {
            for (const Uuid &guide : contest.teams[team].guides)
                m_teamOfGuide.try_emplace(guide, team);
            for (const Uuid &unit : contest.teams[team].units) {
                if (const std::optional<OrgIndex> index = brand.org.byId(unit))
                    m_teamOfUnit.try_emplace(*index, team);
            }
        }
    }

    std::optional<size_t> operator()(size_t region, const Slot &slot, Day day) const
    {
        if (const auto found = m_teamOfGuide.find(slot.subject); found != m_teamOfGuide.end())
            return found->second;
        const OrgIndex top = m_brand.regions[region].region;
        for (const OrgIndex unit :
            {slot.store, slot.city, top, m_brand.org.ancestorOn(top, OrgKind::Zone, day)}) {
            if (const auto found = m_teamOfUnit.find(unit); unit != kHq && found != m_teamOfUnit.end())
                return found->second;
        }
        return std::nullopt;
    }

private:
    const Brand &m_brand;
    std::unordered_map<Uuid, size_t> m_teamOfGuide;
    std::unordered_map<OrgIndex, size_t> m_teamOfUnit;
};

/// Which teams can be read whole.
class Sight
{
public:
    explicit Sight(const Brand &brand) : m_org(brand.org)
    {
        for (const RegionSlots &region : brand.regions) {
            m_regions.insert(region.region);
            for (const Slot &slot : region.guides)
                m_guides.insert(slot.subject);
        }
        const std::vector<OrgUnit> &units = m_org.units();
        for (OrgIndex unit = 0; unit < static_cast<OrgIndex>(units.size()); ++unit)
            m_isWhole = m_isWhole && (m_org.at(unit).kind != OrgKind::Region || m_regions.count(unit) != 0);
    }

    bool isSeen(const ContestTeam &team) const
    {
        return m_isWhole || (std::all_of(team.units.begin(), team.units.end(), [this](const Uuid &unit) {
            return isUnitSeen(m_org.byId(unit));
        }) && std::all_of(team.guides.begin(), team.guides.end(), [this](const Uuid &guide) {
            return m_guides.count(guide) != 0;
        }));
    }

private:
    bool isUnitSeen(const std::optional<OrgIndex> &unit) const
    {
        if (!unit)
            return true; // it is no more: it has no numbers anywhere
        if (m_org.at(*unit).kind != OrgKind::Zone)
            return m_regions.count(m_org.ancestor(*unit, OrgKind::Region)) != 0;
        for (OrgIndex region = 0; region < static_cast<OrgIndex>(m_org.units().size()); ++region) {
            if (m_org.at(region).kind == OrgKind::Region && m_org.isUnder(region, *unit)
                && m_regions.count(region) == 0)
                return false;
        }
        return true;
    }

    const OrgTree &m_org;
    std::unordered_set<OrgIndex> m_regions;
    std::unordered_set<Uuid> m_guides;
    bool m_isWhole = true;
};

} // namespace

ContestState contestState(const Contest &contest, bool isFrozen, Instant now)
{
    if (isFrozen)
        return ContestState::Frozen;
    const Day today = now.day();
    return today < contest.days.from ? ContestState::Ahead
        : today <= contest.days.to   ? ContestState::Running
                                     : ContestState::Ending;
}

Result<ContestNumbers> contestNumbers(
    const Brand &brand, const FactSource &facts, const Contest &contest, Instant asOf)
{
    const Period days {contest.days.from, std::min(contest.days.to, asOf.day())};
    ContestNumbers numbers;
    numbers.from = days.from;
    numbers.days = std::max(0, days.days());
    const Sight sight(brand);
    for (const ContestTeam &team : contest.teams) {
        TeamNumbers &made = numbers.teams.emplace_back();
        made.name = team.name;
        made.isSeen = sight.isSeen(team);
        made.values.resize(static_cast<size_t>(numbers.days));
        made.refunds.resize(static_cast<size_t>(numbers.days));
    }
    const std::optional<OrgIndex> under =
        contest.unit.isNil() ? std::optional(kHq) : brand.org.byId(contest.unit);
    if (numbers.days == 0 || !under)
        return numbers;
    const Rollup guides(brand, Level::Guide, SubjectKind::Guide, *under);
    const TeamFinder teamOf(brand, contest);
    // Slots outside of where the contest is held have no row.
    const std::vector<Rollup::Segment> segments = guides.segments(days);
    const auto teamOn = [&](size_t region, uint32_t slot, Day day) -> std::optional<size_t> {
        const std::vector<Slot> &slots = brand.regions[region].guides;
        if (slot >= slots.size())
            return std::nullopt;
        for (const Rollup::Segment &segment : segments) {
            if (segment.period.contains(day))
                return segment.rowOf(region, slot) == Rollup::kNoRow ? std::nullopt
                                                                     : teamOf(region, slots[slot], day);
        }
        return std::nullopt;
    };
    const auto add = [&](Metric metric, const auto &take) {
        return facts.visit(metric, {days.from.number, days.to.number}, guides.regions(),
            [&](size_t region, int32_t key, const ColumnView &column) {
                const Day day {key};
                column.forEach([&](uint32_t slot, uint64_t value) {
                    if (const std::optional<size_t> team = teamOn(region, slot, day))
                        take(numbers.teams[*team], static_cast<size_t>(day - days.from), value);
                });
            });
    };
    QUNCE_TRY(add(contest.measure == ContestMeasure::Amount ? Metric::Amount : Metric::Orders,
        [](TeamNumbers &team, size_t day, uint64_t value) {
            team.values[day] = team.values[day].value_or(0) + value;
        }));
    QUNCE_TRY(add(Metric::RefundAmount,
        [](TeamNumbers &team, size_t day, uint64_t value) { team.refunds[day] += value; }));
    if (contest.measure == ContestMeasure::Streak) {
        QUNCE_ASSIGN(std::vector<std::vector<SellingDay>> selling,
            sellingDays({brand, facts, guides, asOf, true, nullptr}, days, contest.teams.size(), teamOf));
        for (size_t team = 0; team < selling.size(); ++team)
            numbers.teams[team].selling = std::move(selling[team]);
    }
    return numbers;
}

} // namespace qunce
