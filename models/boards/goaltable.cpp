// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/goaltable.h"

#include <algorithm>
#include <map>

#include "models/boards/orgchoices.h"
#include "models/protocol/bucketnames.h"

namespace qunce {

namespace {

struct KnownGoal {
    Uuid id;
    int64_t value = 0;
};

class GoalReader
{
public:
    GoalReader(BoardContext &context, const OrgChoices &org, Period period, const std::string &metric)
        : m_context(context), m_org(org), m_period(period), m_metric(metric)
    { }

    /// Of the period and metric, by unit or guide.
    Result<void> readKnown()
    {
        return m_context.snapshot.eachRow({Kind::Goal, {"to_day", "metric", "org", "guide", "value"},
                                              "from_day", toValue(std::optional<Day>(m_period.from))},
            [this](const RowView &row) -> Result<void> {
                if (row.day(0) != m_period.to || row.text(1) != m_metric)
                    return {};
                const Uuid guide = row.reference(3);
                m_known[guide.isNil() ? row.reference(2) : guide] = {row.id(), row.integer(4)};
                return {};
            });
    }

    GoalLine lineOfUnit(int unit) const
    {
        GoalLine line;
        if (unit < 0)
            return line;
        const OrgChoice &about = m_org.units[static_cast<size_t>(unit)];
        line.org = about.id;
        line.name = about.name;
        line.code = about.code;
        line.record.put("org", toValue(about.id));
        fill(line, about.id, regionOf(unit));
        return line;
    }

    Result<std::vector<GoalLine>> linesOfGuides(int store) const
    {
        const Uuid id = m_org.units[static_cast<size_t>(store)].id;
        const Uuid region = regionOf(store);
        std::vector<GoalLine> lines;
        QUNCE_TRY(m_context.snapshot.eachRow({Kind::Guide, {"code", "name", "status"}, "store", toValue(id)},
            [&](const RowView &row) -> Result<void> {
                if (row.text(2) == "left")
                    return {};
                GoalLine line;
                line.guide = row.id();
                line.code = row.text(0);
                line.name = row.text(1);
                line.record.put("guide", toValue(line.guide));
                fill(line, line.guide, region);
                lines.push_back(std::move(line));
                return {};
            }));
        return lines;
    }

private:
    Uuid regionOf(int unit) const
    {
        for (; unit >= 0; unit = m_org.units[static_cast<size_t>(unit)].parent) {
            if (m_org.units[static_cast<size_t>(unit)].kind == OrgKind::Region)
                return m_org.units[static_cast<size_t>(unit)].id;
        }
        return {};
    }

    void fill(GoalLine &line, const Uuid &subject, const Uuid &region) const
    {
        line.record.kind = Kind::Goal;
        line.record.bucket = region.isNil() ? bucket::planHq() : bucket::planOf(region);
        line.record.put("from_day", toValue(std::optional<Day>(m_period.from)));
        line.record.put("to_day", toValue(std::optional<Day>(m_period.to)));
        line.record.put("metric", toValue(m_metric));
        const auto known = m_known.find(subject);
        if (known == m_known.end())
            return;
        line.record.id = known->second.id;
        line.value = known->second.value;
        line.record.put("value", known->second.value);
    }

    BoardContext &m_context;
    const OrgChoices &m_org;
    const Period m_period;
    const std::string m_metric;
    std::map<Uuid, KnownGoal> m_known;
};

} // namespace

GoalSums sumsOf(const GoalTable &table)
{
    GoalSums sums;
    for (const GoalLine &child : table.children) {
        sums.children += child.value.value_or(0);
        sums.without += child.value ? 0 : 1;
    }
    if (table.parent.value)
        sums.difference = *table.parent.value - sums.children;
    return sums;
}

Result<GoalTable> readGoalTable(
    BoardContext &context, const Uuid &unit, Period period, const std::string &metric)
{
    QUNCE_ASSIGN(const OrgChoices org, readOrgChoices(context));
    GoalReader reader(context, org, period, metric);
    QUNCE_TRY(reader.readKnown());
    GoalTable table;
    table.period = period;
    table.metric = metric;
    const int index = unit.isNil() ? -1 : org.indexOf(unit);
    table.parent = reader.lineOfUnit(index);
    if (index >= 0) {
        const int above = org.units[static_cast<size_t>(index)].parent;
        table.above = above < 0 ? Uuid() : org.units[static_cast<size_t>(above)].id;
    }
    if (index >= 0 && org.units[static_cast<size_t>(index)].kind == OrgKind::Store) {
        QUNCE_ASSIGN(table.children, reader.linesOfGuides(index));
    } else {
        for (int i = 0; i < static_cast<int>(org.units.size()); ++i) {
            if (org.units[static_cast<size_t>(i)].parent == index)
                table.children.push_back(reader.lineOfUnit(i));
        }
    }
    std::sort(table.children.begin(), table.children.end(),
        [](const GoalLine &a, const GoalLine &b) { return a.code < b.code; });
    return table;
}

} // namespace qunce
