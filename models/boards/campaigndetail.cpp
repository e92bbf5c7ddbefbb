// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One walk over the campaign's entries and tasks, the group rows of those tasks, and then the pure functions of
// campaigncoverage.h and campaignmath.h over them.

#include "models/boards/campaigndetail.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "models/boards/arrival.h"
#include "models/boards/boardparts.h"
#include "models/boards/campaigngroups.h"
#include "models/boards/fieldlabels.h"
#include "models/boards/targetsheet.h"

namespace qunce {

namespace {

std::span<const ChoiceName> choicesOf(const char *field)
{
    return fieldNamed(descriptor(Kind::Content), field)->choices;
}

size_t placeOf(std::span<const ChoiceName> choices, std::string_view name)
{
    const auto found = std::find_if(
        choices.begin(), choices.end(), [name](const ChoiceName &choice) { return name == choice.name; });
    return static_cast<size_t>(found - choices.begin());
}

struct Content {
    std::string title;
    std::string layer;
    std::string dimension;
};

/// An entry of the campaign that is not cancelled.
struct Entry {
    Record record;
    Uuid content;
};

class DetailReader
{
public:
    DetailReader(BoardContext &context, PlanMemory &memory, CampaignNumbers numbers)
        : m_context(context), m_memory(memory), m_numbers(std::move(numbers)), m_today(context.now.day())
    { }

    Result<CampaignDetail> read(const Record &record, const Uuid &unit)
    {
        m_made.record = record;
        m_made.unit = unit;
        m_made.unitName = unitName(m_numbers.brand().org, unit);
        m_made.isWhole = isWholeBrand(m_context, unit);
        m_made.asOf = m_context.now;
        QUNCE_ASSIGN(const Arrival arrival, readArrival(m_context));
        m_made.dataDay = arrival.dataDay;
        QUNCE_TRY(readTemplate());
        QUNCE_TRY(readEntries());
        m_made.days = campaignDaysOf(record.day("starts_on"), record.day("ends_on"), m_entryDays);
        m_made.state = campaignStateOf(m_made.days, m_today);
        if (m_made.days)
            m_made.timeProgress = timeProgressOf(*m_made.days, m_today);
        QUNCE_TRY(readTasks());
        QUNCE_TRY(goOn(m_context));
        QUNCE_TRY(addGoals());
        QUNCE_TRY(addStages());
        QUNCE_TRY(goOn(m_context));
        QUNCE_TRY(addGroups());
        addVariants();
        return std::move(m_made);
    }

private:
    Result<void> readTemplate()
    {
        const Uuid id = m_made.record.reference("template");
        if (id.isNil())
            return {};
        QUNCE_ASSIGN(const std::optional<Record> sop, m_context.snapshot.record(Kind::SopTemplate, id));
        if (sop)
            m_made.templateName = sop->text("name");
        return {};
    }

    Result<void> readEntries()
    {
        std::vector<CampaignEntryLine> coming;
        QUNCE_TRY(m_context.snapshot.eachRecordWhere(
            Kind::Entry, "campaign", toValue(m_made.record.id), [&](const Record &entry) -> Result<void> {
                const EntryStatus status = entryStatusNamed(entry.text("status"));
                if (status == EntryStatus::Cancelled) {
                    ++m_made.cancelled;
                    return {};
                }
                const std::optional<Instant> start = entry.instant("start_at");
                if (start) {
                    const Day day = start->day();
                    m_entryDays = m_entryDays
                        ? Period {std::min(m_entryDays->from, day), std::max(m_entryDays->to, day)}
                        : Period {day, day};
                }
                if (!start || *start > m_context.now)
                    coming.push_back({entry.id, entry.text("title"), start, entry.text("stage"),
                        entry.text("channel"), status});
                m_placeOf.emplace(entry.id, m_entries.size());
                m_entries.push_back({entry, entry.reference("content")});
                return {};
            }));
        m_made.entries = m_entries.size();
        std::sort(coming.begin(), coming.end(), [](const CampaignEntryLine &a, const CampaignEntryLine &b) {
            // What has no time yet comes last.
            return std::tuple(!a.start, a.start, a.id) < std::tuple(!b.start, b.start, b.id);
        });
        if (coming.size() > CampaignDetail::kComing)
            coming.resize(CampaignDetail::kComing);
        m_made.coming = std::move(coming);
        for (const Entry &entry : m_entries) {
            if (entry.content.isNil() || m_contents.contains(entry.content))
                continue;
            QUNCE_ASSIGN(
                const std::optional<Record> content, m_context.snapshot.record(Kind::Content, entry.content));
            m_contents[entry.content] = content
                ? Content {content->text("title"), content->text("layer"), content->text("dimension")}
                : Content();
        }
        return {};
    }

    Result<void> readTasks()
    {
        std::map<size_t, size_t> entryOf; // by task
        QUNCE_TRY(m_context.snapshot.eachRow(
            {Kind::Task, {"entry"}, {}, {}}, [&](const RowView &row) -> Result<void> {
                const auto entry = m_placeOf.find(row.reference(0));
                const auto task = m_numbers.tasks().find(row.id());
                if (entry != m_placeOf.end() && task != m_numbers.tasks().end())
                    entryOf.emplace(task->second, entry->second);
                return {};
            }));
        for (const auto &[task, entry] : entryOf) {
            m_tasks.push_back(task);
            m_entryOfTask.push_back(entry);
        }
        Result<std::vector<TaskPart>> parts = m_numbers.parts(m_tasks);
        if (!parts.ok() && parts.error().code != ErrorCode::NotFound)
            return parts.error();
        if (parts.ok()) // else they are not on this computer
            m_parts = std::move(*parts);
        std::set<size_t> seen;
        for (const TaskPart &part : m_parts) {
            m_made.sums.add(part.sums);
            seen.insert(part.task);
        }
        m_made.tasks = seen.size();
        for (const size_t task : seen) {
            const Day due = m_numbers.brand().tasks[task].dueDay;
            m_made.taskDays = m_made.taskDays
                ? Period {std::min(m_made.taskDays->from, due), std::max(m_made.taskDays->to, due)}
                : Period {due, due};
        }
        return {};
    }

    /// Of the tasks due on the days.
    TaskSums sumsOf(Period days) const
    {
        TaskSums sums;
        for (const TaskPart &part : m_parts) {
            if (days.contains(m_numbers.brand().tasks[part.task].dueDay))
                sums.add(part.sums);
        }
        return sums;
    }

    Result<std::vector<std::optional<uint64_t>>> valuesOf(const CampaignMetric &metric, Period days)
    {
        if (metric.number == CampaignNumber::DayMetric)
            return m_numbers.byDay(metric.metric, days);
        std::vector<std::optional<uint64_t>> values;
        for (Day day = days.from; day <= days.to; ++day) {
            const TaskSums sums = sumsOf({day, day});
            if (metric.number == CampaignNumber::Reach)
                values.push_back(sums.reach);
            else
                values.push_back(sums.hasGroups ? std::optional(sums.sent) : std::nullopt);
        }
        return values;
    }

    Result<void> addGoals()
    {
        Result<std::vector<CampaignGoal>> goals = campaignGoalsFrom(m_made.record.text("goals"));
        if (!goals.ok()) {
            m_made.problem = goals.error().userText;
            return {};
        }
        m_made.mainGoal = mainGoalOf(*goals, m_made.days);
        for (CampaignGoal &goal : *goals) {
            CampaignGoalLine line {std::move(goal), {}, {Day {0}, Day {-1}}, {}, NoNumber::None};
            line.metric = campaignMetricNamed(line.goal.metric);
            const std::optional<Period> days = daysOf(line.goal, m_made.days);
            if (days)
                line.days = *days;
            if (!line.metric || line.metric->isRate() || !days || days->days() <= 0)
                line.why = NoNumber::Unknown;
            else
                QUNCE_TRY(addAttainment(line));
            m_made.goals.push_back(std::move(line));
        }
        return {};
    }

    Result<void> addAttainment(CampaignGoalLine &line)
    {
        std::vector<std::optional<uint64_t>> values;
        if (line.goal.item.empty()) {
            QUNCE_ASSIGN(values, valuesOf(*line.metric, line.days));
        } else {
            line.why = NoNumber::NoItemFeed;
        }
        if (!m_made.isWhole && line.goal.item.empty() && line.metric->number == CampaignNumber::DayMetric) {
            QUNCE_ASSIGN(line.ofUnit, readUnitTarget(m_context, m_made.unit, line.metric->metric, line.days));
        }
        line.attainment = attainmentOf(values, line.days, static_cast<uint64_t>(line.held()), m_today);
        if (line.why != NoNumber::None)
            return {};
        if (!line.attainment.sum) {
            line.why = NoNumber::NoData;
        } else if (!m_made.isWhole && !line.ofUnit) {
            line.why = NoNumber::PartOfBrand;
            line.attainment.rate.reset();
            line.attainment.gap.reset();
        }
        return {};
    }

    Result<void> addStages()
    {
        Result<std::vector<CampaignStage>> stages = campaignStagesFrom(m_made.record.text("stages"));
        if (!stages.ok()) {
            m_made.problem = stages.error().userText;
            return {};
        }
        for (CampaignStage &stage : *stages) {
            CampaignStageLine line;
            line.stage = std::move(stage);
            line.entries = static_cast<size_t>(std::count_if(m_entries.begin(), m_entries.end(),
                [&line](const Entry &entry) { return entry.record.text("stage") == line.stage.name; }));
            if (line.stage.gate)
                QUNCE_TRY(addGate(line));
            m_made.stages.push_back(std::move(line));
        }
        return {};
    }

    Result<void> addGate(CampaignStageLine &line)
    {
        const CampaignGate &gate = *line.stage.gate;
        line.metric = campaignMetricNamed(gate.metric);
        const Period days {line.stage.from, line.stage.to};
        if (!line.metric) {
            line.why = NoNumber::Unknown;
            line.state = GateState::NoData;
            return {};
        }
        const auto rate = [](uint64_t part, uint64_t of) {
            return of > 0 ? std::optional(Fraction {part, of}) : std::nullopt;
        };
        Fraction wanted {gate.value, 1};
        if (line.metric->isRate()) {
            wanted = {gate.value, 100};
            const TaskSums sums = sumsOf(days);
            if (line.metric->number == CampaignNumber::DueCompletion)
                line.number = rate(sums.due.done, sums.due.eligible());
            else if (line.metric->number == CampaignNumber::OnTime)
                line.number = rate(sums.counts.onTime, sums.counts.eligible());
            else
                line.number = rate(sums.sent, sums.planned);
        } else {
            QUNCE_ASSIGN(const auto values, valuesOf(*line.metric, days));
            const Attainment came = attainmentOf(values, days, 0, m_today);
            if (came.sum)
                line.number = Fraction {*came.sum, 1};
        }
        line.state = gateStateOf(line.number, wanted, days, m_today);
        if (line.state == GateState::NoData)
            line.why = NoNumber::NoData;
        else if (!line.metric->isRate() && !m_made.isWhole && line.state != GateState::Coming) {
            line.why = NoNumber::PartOfBrand;
            line.state = GateState::None;
        }
        return {};
    }

    /// Coverage, curves and whom nothing has reached.
    Result<void> addGroups()
    {
        CampaignGroups groups;
        std::vector<CampaignGroups::EntryAbout> about;
        for (const Entry &entry : m_entries)
            about.push_back({entry.record.id, entry.record.instant("start_at")});
        QUNCE_TRY(groups.read(m_context, m_memory, m_numbers, about, m_tasks, m_entryOfTask));
        std::vector<CoverageEntry> entries;
        for (size_t i = 0; i < m_entries.size(); ++i) {
            const Entry &entry = m_entries[i];
            const Content content = contentOf(entry.content);
            const std::string layer = entry.record.text("layer");
            CoverageEntry one;
            one.layer = placeOf(choicesOf("layer"), layer.empty() ? content.layer : layer);
            one.dimension = placeOf(choicesOf("dimension"), content.dimension);
            one.content = entry.content;
            one.groups = groups.audienceOf(i);
            entries.push_back(std::move(one));
        }
        m_made.coverage = coverageOf(entries, groups.sends(), groups.count());
        m_made.curve = curveOf(groups.sends());
        m_made.curves = curvesByKind(groups.sends(), groups.kinds());
        m_made.unreached = groups.tableOf(unreachedOf(entries, groups.sends(), groups.askedAbout(m_today)));
        return {};
    }

    Content contentOf(const Uuid &id) const
    {
        const auto found = m_contents.find(id);
        return found == m_contents.end() ? Content() : found->second;
    }

    void addVariants()
    {
        const Brand &brand = m_numbers.brand();
        std::map<std::pair<size_t, Uuid>, CampaignVariant> found;
        std::map<std::pair<size_t, Uuid>, std::set<size_t>> entries;
        for (const TaskPart &part : m_parts) {
            const auto place = static_cast<size_t>(
                std::lower_bound(m_tasks.begin(), m_tasks.end(), part.task) - m_tasks.begin());
            const size_t entry = m_entryOfTask[place];
            const Uuid content = m_entries[entry].content;
            CampaignVariant &variant = found[{part.region, content}];
            variant.sums.add(part.sums);
            entries[{part.region, content}].insert(entry);
        }
        for (auto &[key, variant] : found) {
            const OrgUnit &region = brand.org.at(brand.regions[key.first].region);
            variant.region = region.id;
            variant.regionName = region.name;
            variant.content = key.second;
            variant.contentTitle = contentOf(key.second).title;
            variant.entries = entries[key].size();
            m_made.variants.push_back(std::move(variant));
        }
        std::sort(m_made.variants.begin(), m_made.variants.end(),
            [](const CampaignVariant &a, const CampaignVariant &b) {
                return std::tie(a.regionName, a.contentTitle, a.content)
                    < std::tie(b.regionName, b.contentTitle, b.content);
            });
    }

    BoardContext &m_context;
    PlanMemory &m_memory;
    CampaignNumbers m_numbers;
    const Day m_today;
    CampaignDetail m_made;
    std::vector<Entry> m_entries;
    std::unordered_map<Uuid, size_t> m_placeOf; ///< by entry
    std::optional<Period> m_entryDays;
    std::unordered_map<Uuid, Content> m_contents;
    std::vector<size_t> m_tasks; ///< ascending
    std::vector<size_t> m_entryOfTask; ///< beside them
    std::vector<TaskPart> m_parts;
};

} // namespace

Result<std::optional<CampaignDetail>> readCampaignDetail(
    BoardContext &context, PlanMemory &memory, const Uuid &unit, const Uuid &campaign)
{
    QUNCE_ASSIGN(const std::optional<Record> record, context.snapshot.record(Kind::Campaign, campaign));
    if (!record)
        return std::optional<CampaignDetail>();
    QUNCE_ASSIGN(CampaignNumbers numbers, CampaignNumbers::of(context, unit, true));
    QUNCE_ASSIGN(
        CampaignDetail detail, DetailReader(context, memory, std::move(numbers)).read(*record, unit));
    return std::optional(std::move(detail));
}

std::string_view campaignLayerName(size_t layer)
{
    const auto choices = choicesOf("layer");
    return layer < choices.size() ? choices[layer].name : std::string_view();
}

std::string_view campaignDimensionName(size_t dimension)
{
    const auto choices = choicesOf("dimension");
    return dimension < choices.size() ? choices[dimension].name : std::string_view();
}

} // namespace qunce
