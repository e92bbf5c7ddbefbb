// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/campaignboard.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "models/boards/boardparts.h"
#include "models/boards/campaignnumbers.h"
#include "models/boards/campaignshape.h"
#include "models/boards/fieldlabels.h"
#include "models/boards/millionths.h"
#include "models/boards/targetsheet.h"
#include "models/domain/campaignmath.h"

namespace qunce {

namespace {

/// What is known of a campaign beside its record.
struct Plan {
    size_t entries = 0; ///< not cancelled
    std::optional<Period> days;
    std::optional<Instant> next;
    std::string nextTitle;
    TaskSums sums;
    std::vector<size_t> tasks; ///< indexes into Brand::tasks
};

TableColumn hidden(TableColumn column)
{
    column.look.hidden = true;
    return column;
}

class TableMaker
{
public:
    TableMaker(BoardContext &context, const Uuid &unit)
        : m_context(context), m_today(context.now.day()), m_isWhole(isWholeBrand(context, unit)), m_unit(unit)
    {
        const auto add = [this](TableColumn column) { return m_table.addColumn(std::move(column)); };
        m_name = add(columnOf("campaign", QUNCE_TEXT("Campaign name"), CellType::Text, 180));
        TableColumn state = columnOf("state", fieldLabel(Kind::Entry, "status"), CellType::Choice, 92);
        state.choices = {{"running", QUNCE_TEXT("Under way")}, {"coming", QUNCE_TEXT("Coming")},
            {"ended", QUNCE_TEXT("Ended")}};
        state.look.badge = true;
        m_state = add(std::move(state));
        m_from = add(columnOf("starts_on", fieldLabel(Kind::Campaign, "starts_on"), CellType::Day, 128));
        m_to = add(columnOf("ends_on", fieldLabel(Kind::Campaign, "ends_on"), CellType::Day, 128));
        TableColumn attainment = columnOf("attainment", QUNCE_TEXT("Attainment"), CellType::Rate, 92,
            QUNCE_TEXT("What came in so far ÷ the campaign's first goal for everything and all of its days"));
        attainment.look.bold = true;
        attainment.look.noTotal = true; // goals are of different things
        m_attainment = add(std::move(attainment));
        TableColumn progress = columnOf("time_progress", QUNCE_TEXT("Time progress"), CellType::Rate, 116,
            QUNCE_TEXT("Days passed ÷ days of the campaign, today included"));
        progress.look.noTotal = true;
        m_progress = add(std::move(progress));
        m_gap = add(columnOf(
            "gap", QUNCE_TEXT("Gap"), CellType::Points, 112, QUNCE_TEXT("Attainment − time progress")));
        m_due = add(columnOf("due_completion", QUNCE_TEXT("Due completion"), CellType::Rate, 126,
            QUNCE_TEXT("Done ÷ tasks that are due by now and not excluded")));
        m_entries = add(columnOf("entries", QUNCE_TEXT("Entries"), CellType::Integer, 72,
            QUNCE_TEXT("Entries of the calendar that are not cancelled")));
        m_next = add(columnOf("next", QUNCE_TEXT("Next entry"), CellType::Instant, 120));
        m_nextTitle = add(columnOf("next_title", QUNCE_TEXT("What comes next"), CellType::Text, 180));
        TableColumn goal = columnOf("goal", QUNCE_TEXT("Goal of"), CellType::Choice, 100);
        for (const std::string &name : campaignGoalMetrics())
            goal.choices.emplace_back(name, campaignMetricLabel(name));
        m_goal = add(hidden(std::move(goal)));
        m_onTime = add(hidden(columnOf("on_time", QUNCE_TEXT("On time"), CellType::Rate, 84,
            QUNCE_TEXT("Done by the time they were due ÷ tasks that are not excluded"))));
        m_tasks = add(hidden(columnOf("tasks", QUNCE_TEXT("Tasks"), CellType::Integer, 72)));
    }

    Result<std::shared_ptr<const DataTable>> read()
    {
        std::vector<Record> campaigns;
        QUNCE_TRY(m_context.snapshot.eachRecord(Kind::Campaign, [&](const Record &campaign) -> Result<void> {
            m_plans.try_emplace(campaign.id);
            campaigns.push_back(campaign);
            return {};
        }));
        QUNCE_TRY(readEntries());
        QUNCE_TRY(goOn(m_context));
        QUNCE_ASSIGN(CampaignNumbers numbers, CampaignNumbers::of(m_context, m_unit, false));
        if (!campaigns.empty())
            QUNCE_TRY(readTasks(numbers));
        sort(campaigns);
        m_since = m_today;
        for (const Record &campaign : campaigns) {
            if (const auto days = daysOf(campaign); days && !campaign.text("goals").empty())
                m_since = std::min(m_since, days->from);
        }
        m_since = std::max(m_since, m_context.snapshot.factFrom());
        m_table.reserve(campaigns.size());
        for (const Record &campaign : campaigns) {
            QUNCE_TRY(goOn(m_context));
            QUNCE_TRY(addRow(campaign, numbers));
        }
        return m_table.build();
    }

private:
    std::optional<Period> daysOf(const Record &campaign) const
    {
        return campaignDaysOf(
            campaign.day("starts_on"), campaign.day("ends_on"), m_plans.at(campaign.id).days);
    }

    void sort(std::vector<Record> &campaigns) const
    {
        const auto key = [this](const Record &campaign) {
            const std::optional<Period> days = daysOf(campaign);
            return std::tuple(days ? -days->from.number : INT32_MIN, campaign.text("name"), campaign.id);
        };
        std::sort(campaigns.begin(), campaigns.end(),
            [&key](const Record &a, const Record &b) { return key(a) < key(b); });
    }

    Result<void> readEntries()
    {
        return m_context.snapshot.eachRow({Kind::Entry, {"campaign", "status", "start_at", "title"}, {}, {}},
            [this](const RowView &row) -> Result<void> {
                const auto plan = m_plans.find(row.reference(0));
                if (plan == m_plans.end())
                    return {};
                m_campaignOf.emplace(row.id(), plan->first);
                if (row.text(1) == "cancelled")
                    return {};
                Plan &of = plan->second;
                ++of.entries;
                if (row.isNull(2))
                    return {};
                const Instant start {row.integer(2)};
                const Day day = start.day();
                of.days = of.days ? Period {std::min(of.days->from, day), std::max(of.days->to, day)}
                                  : Period {day, day};
                if (start > m_context.now && (!of.next || start < *of.next)) {
                    of.next = start;
                    of.nextTitle = row.text(3);
                }
                return {};
            });
    }

    Result<void> readTasks(CampaignNumbers &numbers)
    {
        QUNCE_ASSIGN(const auto counts, numbers.counts());
        QUNCE_TRY(m_context.snapshot.eachRow(
            {Kind::Task, {"entry"}, {}, {}}, [&](const RowView &row) -> Result<void> {
                const auto campaign = m_campaignOf.find(row.reference(0));
                const auto sums = counts.find(row.id());
                if (campaign == m_campaignOf.end() || sums == counts.end())
                    return {};
                Plan &plan = m_plans[campaign->second];
                plan.sums.add(sums->second);
                plan.tasks.push_back(numbers.tasks().at(row.id()));
                return {};
            }));
        for (auto &[id, plan] : m_plans)
            std::sort(plan.tasks.begin(), plan.tasks.end());
        return {};
    }

    /// Days of many campaigns overlap: each metric is read once, over all that were asked for in one go.
    Result<std::optional<uint64_t>> sumOf(CampaignNumbers &numbers, Metric metric, Period days)
    {
        auto known = m_values.find(metric);
        if (known == m_values.end()) {
            QUNCE_ASSIGN(
                std::vector<std::optional<uint64_t>> values, numbers.byDay(metric, {m_since, m_today}));
            known = m_values.emplace(metric, std::move(values)).first;
        }
        std::optional<uint64_t> sum;
        for (Day day = std::max(days.from, m_since); day <= std::min(days.to, m_today); ++day) {
            if (const auto &value = known->second[static_cast<size_t>(day - m_since)])
                sum = sum.value_or(0) + *value;
        }
        return sum;
    }

    Result<void> addRow(const Record &campaign, CampaignNumbers &numbers)
    {
        const Plan &plan = m_plans.at(campaign.id);
        const std::optional<Period> days = daysOf(campaign);
        const Result<std::vector<CampaignGoal>> goals = campaignGoalsFrom(campaign.text("goals"));
        const bool hasGoals = goals.ok() && !goals->empty();
        const CampaignState state = campaignStateOf(days, m_today);
        m_table.addRow(campaign.id, markOf(state) | (hasGoals ? 0 : campaignmarks::kWithoutGoals));
        m_table.setText(m_name, campaign.text("name"));
        m_table.setText(m_state,
            state == CampaignState::Running     ? "running"
                : state == CampaignState::Ended ? "ended"
                                                : "coming");
        if (days) {
            m_table.setNumber(m_from, days->from.number);
            m_table.setNumber(m_to, days->to.number);
            const Fraction progress = timeProgressOf(*days, m_today);
            m_table.setPair(m_progress, static_cast<int64_t>(progress.numerator),
                static_cast<int64_t>(progress.denominator));
        }
        if (hasGoals)
            QUNCE_TRY(addAttainment(*goals, days, plan, numbers));
        const auto rate = [this](size_t column, uint64_t part, uint64_t of) {
            if (of > 0)
                m_table.setPair(column, static_cast<int64_t>(part), static_cast<int64_t>(of));
        };
        rate(m_due, plan.sums.due.done, plan.sums.due.eligible());
        rate(m_onTime, plan.sums.due.onTime, plan.sums.due.eligible());
        m_table.setNumber(m_entries, static_cast<int64_t>(plan.entries));
        m_table.setNumber(m_tasks, static_cast<int64_t>(plan.tasks.size()));
        if (plan.next) {
            m_table.setNumber(m_next, plan.next->seconds);
            m_table.setText(m_nextTitle, plan.nextTitle);
        }
        return {};
    }

    Result<void> addAttainment(const std::vector<CampaignGoal> &goals, const std::optional<Period> &days,
        const Plan &plan, CampaignNumbers &numbers)
    {
        const CampaignGoal &goal = goals[*mainGoalOf(goals, days)];
        m_table.setText(m_goal, goal.metric);
        const std::optional<CampaignMetric> metric = campaignMetricNamed(goal.metric);
        const std::optional<Period> goalDays = qunce::daysOf(goal, days);
        if (!metric || !goalDays || !goal.item.empty() || goal.value <= 0)
            return {};
        int64_t held = goal.value;
        if (!m_isWhole) { // against the unit's own target, if it has one for these days
            std::optional<int64_t> ofUnit;
            if (metric->number == CampaignNumber::DayMetric) {
                QUNCE_ASSIGN(ofUnit, readUnitTarget(m_context, m_unit, metric->metric, *goalDays));
            }
            if (ofUnit.value_or(0) <= 0)
                return {};
            held = *ofUnit;
        }
        std::optional<uint64_t> sum;
        if (metric->number == CampaignNumber::DayMetric) {
            QUNCE_ASSIGN(sum, sumOf(numbers, metric->metric, *goalDays));
        } else {
            QUNCE_ASSIGN(const std::vector<TaskPart> parts, numbers.parts(plan.tasks));
            TaskSums sums;
            for (const TaskPart &part : parts) {
                if (goalDays->contains(numbers.brand().tasks[part.task].dueDay))
                    sums.add(part.sums);
            }
            if (metric->number == CampaignNumber::Reach)
                sum = sums.reach;
            else if (metric->number == CampaignNumber::GroupsSent && sums.hasGroups)
                sum = sums.sent;
        }
        if (!sum)
            return {};
        m_table.setPair(m_attainment, static_cast<int64_t>(*sum), held);
        const Fraction gap = differenceOf({*sum, held}, timeProgressOf(*goalDays, m_today));
        m_table.setNumber(m_gap, millionthsOf(gap));
        return {};
    }

    static uint32_t markOf(CampaignState state)
    {
        switch (state) {
        case CampaignState::Running:
            return campaignmarks::kRunning;
        case CampaignState::Coming:
            return campaignmarks::kComing;
        case CampaignState::Ended:
            return campaignmarks::kEnded;
        }
        return 0;
    }

    BoardContext &m_context;
    const Day m_today;
    const bool m_isWhole;
    const Uuid m_unit;
    Day m_since; ///< the first day that a goal asks for
    TableBuilder m_table;
    size_t m_name, m_state, m_from, m_to, m_attainment, m_progress, m_gap, m_due, m_entries, m_next,
        m_nextTitle;
    size_t m_goal, m_onTime, m_tasks;
    std::unordered_map<Uuid, Plan> m_plans; ///< by campaign
    std::unordered_map<Uuid, Uuid> m_campaignOf; ///< by entry
    std::map<Metric, std::vector<std::optional<uint64_t>>> m_values;
};

} // namespace

CampaignState campaignStateOf(const std::optional<Period> &days, Day today)
{
    if (!days || today < days->from)
        return CampaignState::Coming;
    return today > days->to ? CampaignState::Ended : CampaignState::Running;
}

std::optional<Period> campaignDaysOf(
    std::optional<Day> from, std::optional<Day> to, const std::optional<Period> &entries)
{
    if (!entries && (!from || !to))
        return std::nullopt;
    const Period known = entries.value_or(Period {});
    const Period days {from.value_or(known.from), to.value_or(known.to)};
    return days.from <= days.to ? std::optional(days) : std::nullopt;
}

bool isWholeBrand(const BoardContext &context, const Uuid &unit)
{
    return context.scope.wholeBrand && unit.isNil();
}

Result<std::shared_ptr<const DataTable>> readCampaignTable(BoardContext &context, const Uuid &unit)
{
    return TableMaker(context, unit).read();
}

std::vector<QuickFilter> campaignFilters()
{
    using namespace campaignmarks;
    return {{"all", QUNCE_TEXT("All"), 0}, {"running", QUNCE_TEXT("Under way"), kRunning},
        {"coming", QUNCE_TEXT("Coming"), kComing}, {"ended", QUNCE_TEXT("Ended"), kEnded},
        {"no_goals", QUNCE_TEXT("Without goals"), kWithoutGoals}};
}

} // namespace qunce
