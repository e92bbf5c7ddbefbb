// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a sheet of targets is read: one pass over the goals of the days, two sums of the metric for each level, and then
// the tree, depth first. Ten thousand rows are made of a handful of scans, never of one for each.

#include <algorithm>
#include <array>
#include <utility>

#include "models/base/idmap.h"
#include "models/boards/boardparts.h"
#include "models/boards/targetsheet.h"
#include "models/domain/campaignmath.h"
#include "models/domain/compare.h"

namespace qunce {

namespace {

/// The records of one subject, of which the one with the greatest id counts (brandbuilder.h).
struct TargetRecords {
    Uuid newest;
    int64_t value = 0;
    std::vector<Uuid> others;
};

Result<IdMap<TargetRecords>> recordsOf(BoardContext &context, const TargetQuery &query)
{
    IdMap<TargetRecords> found;
    const std::string metric = info(query.metric).name;
    QUNCE_TRY(context.snapshot.eachRow({Kind::Goal, {"to_day", "metric", "org", "guide", "value"}, "from_day",
                                           toValue(std::optional<Day>(query.period.from))},
        [&](const RowView &row) -> Result<void> {
            if (row.day(0) != query.period.to || row.text(1) != metric)
                return {};
            const Uuid guide = row.reference(3);
            TargetRecords &records = found[guide.isNil() ? row.reference(2) : guide];
            if (records.newest < row.id()) {
                if (!records.newest.isNil())
                    records.others.push_back(records.newest);
                records.newest = row.id();
                records.value = row.integer(4);
            } else {
                records.others.push_back(row.id());
            }
            return {};
        }));
    return found;
}

struct TargetNumbers {
    std::optional<int64_t> done;
    std::optional<int64_t> lastYear;
};

/// A guide in the place where the sheet shows them.
struct TargetGuide {
    Uuid id;
    std::string_view code;
    std::string_view name;
    OrgIndex above = kHq; ///< store, or the region of who hangs on it directly
    OrgIndex region = kHq;
    Employment employment;
    bool isHere = false; ///< that place is theirs on the day
};

class SheetReader
{
public:
    SheetReader(BoardContext &context, const Brand &brand, const FactSource &facts, OrgIndex under,
        const TargetQuery &query)
        : m_context(context)
        , m_brand(brand)
        , m_facts(facts)
        , m_under(under)
        , m_placeDay(std::clamp(std::min(query.until, query.period.to), query.period.from, query.period.to))
        , m_childrenOf(brand.org.units().size() + 1)
        , m_guidesOf(brand.org.units().size() + 1)
    {
        m_sheet.query = query;
        m_sheet.timeProgress = timeProgressOf(query.period, query.until);
    }

    Result<TargetSheet> read()
    {
        QUNCE_ASSIGN(m_records, recordsOf(m_context, m_sheet.query));
        for (const Level level : {Level::Zone, Level::Region, Level::City, Level::Store})
            QUNCE_TRY(addNumbers(Rollup(m_brand, level, SubjectKind::Guide, m_under)));
        const Rollup guides(m_brand, Level::Guide, SubjectKind::Guide, m_under);
        QUNCE_TRY(addNumbers(guides));
        QUNCE_TRY(goOn(m_context));
        placeGuides(guides);
        placeUnits();
        if (m_under == kHq)
            addWhole();
        else
            addUnit(m_under, -1, 0);
        countPosts();
        sumUp(m_sheet);
        return std::move(m_sheet);
    }

private:
    static size_t place(OrgIndex unit) { return static_cast<size_t>(unit + 1); }

    /// Sums of the metric by subject; nothing of a time that this computer does not keep.
    Result<void> addNumbers(const Rollup &rollup)
    {
        QUNCE_TRY(goOn(m_context));
        const TargetQuery &query = m_sheet.query;
        const MeasureInput input {m_brand, m_facts, rollup, m_context.now, true, nullptr};
        const auto add = [&](Period days, std::optional<int64_t> TargetNumbers::*number) -> Result<void> {
            QUNCE_ASSIGN(const RowSums sums, sumRows(input, query.metric, days));
            for (size_t row = 0; row < sums.sums.size(); ++row) {
                if (sums.present[row] != 0)
                    m_numbers[rollup.rows()[row].subject].*number = static_cast<int64_t>(sums.sums[row]);
            }
            return {};
        };
        const Period passed {query.period.from, std::min(query.until, query.period.to)};
        if (passed.days() > 0) {
            const Result<void> now = add(passed, &TargetNumbers::done);
            if (!now.ok() && now.error().code != ErrorCode::NotFound)
                return now;
        }
        const Result<void> before =
            add(comparedPeriod(query.period, Compare::LastYear), &TargetNumbers::lastYear);
        if (before.ok())
            return {};
        if (before.error().code != ErrorCode::NotFound)
            return before;
        m_sheet.hasLastYear = false;
        return {};
    }

    void placeGuides(const Rollup &guides)
    {
        const std::vector<Rollup::Place> places = guides.placesOn(m_placeDay);
        const Period days = m_sheet.query.period;
        for (size_t row = 0; row < places.size(); ++row) {
            const Slot *slot = places[row].slot;
            if (slot == nullptr)
                continue;
            TargetGuide guide {slot->subject, guides.rows()[row].code, guides.rows()[row].name,
                slot->store != kHq ? slot->store : places[row].region, places[row].region, slot->employment,
                slot->validOn(m_placeDay)};
            const bool sells =
                guide.employment.role == GuideRole::Guide || guide.employment.role == GuideRole::StoreManager;
            const bool isEmployed = (!guide.employment.joinedOn || *guide.employment.joinedOn <= days.to)
                && !guide.employment.hasLeft(days.from);
            if ((sells && isEmployed && guide.isHere) || m_records.find(guide.id) != nullptr)
                m_guidesOf[place(guide.above)].push_back(guide);
        }
        for (std::vector<TargetGuide> &ofOne : m_guidesOf)
            std::sort(ofOne.begin(), ofOne.end(),
                [](const TargetGuide &a, const TargetGuide &b) { return a.code < b.code; });
    }

    void placeUnits()
    {
        const OrgTree &org = m_brand.org;
        for (OrgIndex unit = 0; unit < static_cast<OrgIndex>(org.units().size()); ++unit) {
            if (!isShown(unit))
                continue;
            OrgIndex above = org.at(unit).parent();
            while (above != kHq && !isShown(above))
                above = org.at(above).parent();
            m_childrenOf[place(above)].push_back(unit);
        }
        for (std::vector<OrgIndex> &siblings : m_childrenOf)
            std::sort(siblings.begin(), siblings.end(),
                [&org](OrgIndex a, OrgIndex b) { return org.at(a).code < org.at(b).code; });
    }

    bool isShown(OrgIndex index) const
    {
        const OrgUnit &unit = m_brand.org.at(index);
        const OrgIndex region = m_brand.org.ancestor(index, OrgKind::Region);
        const bool isReadable = region == kHq ? m_context.scope.wholeBrand
                                              : m_context.scope.mayReadRegion(m_brand.org.at(region).id);
        if (!isReadable)
            return false;
        const bool hasTarget = m_records.find(unit.id) != nullptr;
        const Period days = m_sheet.query.period;
        switch (unit.kind) {
        case OrgKind::City:
            return hasTarget || index == m_under;
        case OrgKind::Store:
            return hasTarget || !m_guidesOf[place(index)].empty()
                || ((!unit.closedOn || days.from < *unit.closedOn)
                    && (!unit.openedOn || *unit.openedOn <= days.to));
        default:
            return true;
        }
    }

    /// A row for the whole only where it is the sum of several.
    void addWhole()
    {
        const std::vector<OrgIndex> &tops = m_childrenOf[place(kHq)];
        int above = -1;
        if (tops.size() != 1) {
            TargetRow whole;
            whole.level = TargetLevel::Whole;
            m_sheet.rows.push_back(std::move(whole));
            above = 0;
        }
        for (const OrgIndex unit : tops) {
            const auto row = static_cast<int>(m_sheet.rows.size());
            addUnit(unit, above, above + 1);
            if (above < 0)
                continue;
            const TargetRow &added = m_sheet.at(row);
            addUp(m_sheet.rows.front().done, added.done);
            addUp(m_sheet.rows.front().lastYear, added.lastYear);
        }
    }
    static void addUp(std::optional<int64_t> &sum, const std::optional<int64_t> &part)
    {
        if (part)
            sum = sum.value_or(0) + *part;
    }

    void addUnit(OrgIndex index, int parent, int depth)
    {
        const OrgUnit &unit = m_brand.org.at(index);
        const OrgIndex region = m_brand.org.ancestor(index, OrgKind::Region);
        TargetRow row;
        constexpr std::array kLevels {
            TargetLevel::Zone, TargetLevel::Region, TargetLevel::City, TargetLevel::Store};
        row.level = kLevels[static_cast<size_t>(unit.kind)];
        row.id = unit.id;
        row.code = unit.code;
        row.name = unit.name;
        row.region = region == kHq ? Uuid() : m_brand.org.at(region).id;
        if (unit.kind == OrgKind::Store) {
            row.grade = unit.storeGrade;
            noteGrade(unit.storeGrade);
        }
        const int own = addRow(std::move(row), parent, depth);
        for (const OrgIndex child : m_childrenOf[place(index)])
            addUnit(child, own, depth + 1);
        for (const TargetGuide &guide : m_guidesOf[place(index)])
            addGuide(guide, own, depth + 1);
    }

    void addGuide(const TargetGuide &guide, int parent, int depth)
    {
        TargetRow row;
        row.level = TargetLevel::Guide;
        row.id = guide.id;
        row.code = guide.code;
        row.name = guide.name;
        row.region = m_brand.org.at(guide.region).id;
        row.inPost = guide.isHere && guide.employment.inPost(m_placeDay) ? 1 : 0;
        if (guide.employment.hasLeft(m_sheet.query.period.to))
            row.leftOn = guide.employment.leftOn;
        addRow(std::move(row), parent, depth);
    }

    int addRow(TargetRow row, int parent, int depth)
    {
        row.parent = parent;
        row.depth = depth;
        if (const TargetRecords *records = m_records.find(row.id)) {
            row.goal = records->newest;
            row.value = records->value;
            row.doubles = records->others;
        }
        if (const TargetNumbers *numbers = m_numbers.find(row.id)) {
            row.done = numbers->done;
            row.lastYear = numbers->lastYear;
        }
        m_sheet.rows.push_back(std::move(row));
        return static_cast<int>(m_sheet.rows.size()) - 1;
    }

    void noteGrade(const std::string &grade)
    {
        std::vector<std::string> &grades = m_sheet.grades;
        const auto where = std::lower_bound(grades.begin(), grades.end(), grade);
        if (!grade.empty() && (where == grades.end() || *where != grade))
            grades.insert(where, grade);
    }

    void countPosts()
    {
        for (size_t i = m_sheet.rows.size(); i-- > 0;) {
            const TargetRow &row = m_sheet.rows[i];
            if (row.parent >= 0)
                m_sheet.at(row.parent).inPost += row.inPost;
        }
    }

    BoardContext &m_context;
    const Brand &m_brand;
    const FactSource &m_facts;
    const OrgIndex m_under;
    const Day m_placeDay;
    TargetSheet m_sheet;
    IdMap<TargetRecords> m_records;
    IdMap<TargetNumbers> m_numbers;
    std::vector<std::vector<OrgIndex>> m_childrenOf; ///< of HQ first
    std::vector<std::vector<TargetGuide>> m_guidesOf; ///< the same
};

} // namespace

Result<TargetSheet> readTargetSheet(BoardContext &context, const TargetQuery &query)
{
    QUNCE_ASSIGN(
        const std::shared_ptr<const Brand> brand, context.brand(BrandParts::slotsOf(SubjectKind::Guide)));
    QUNCE_ASSIGN(const OrgIndex under, unitOf(*brand, query.unit));
    const CacheFacts facts = context.factsOf(*brand);
    return SheetReader(context, *brand, facts, under, query).read();
}

Result<std::optional<int64_t>> readUnitTarget(
    BoardContext &context, const Uuid &unit, Metric metric, Period period)
{
    const bool isOneRegion = !context.scope.wholeBrand && context.scope.regions.size() == 1;
    const Uuid whose = unit.isNil() && isOneRegion ? context.scope.regions.front() : unit;
    if (whose.isNil())
        return std::optional<int64_t>();
    QUNCE_ASSIGN(const IdMap<TargetRecords> records, recordsOf(context, {whose, period, metric, period.to}));
    const TargetRecords *found = records.find(whose);
    return found ? std::optional(found->value) : std::nullopt;
}

} // namespace qunce
