// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/sopboard.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "models/boards/boardparts.h"
#include "models/boards/planmemory.h"
#include "models/plan/audience.h"
#include "models/plan/rolling.h"
#include "models/sop/shippedsop.h"

namespace qunce {

namespace {

Error cancelled()
{
    return Error {ErrorCode::Cancelled, {}, {}};
}

bool overlap(const std::vector<Uuid> &a, const std::vector<Uuid> &b)
{
    return a.empty() || b.empty() || std::any_of(a.begin(), a.end(), [&b](const Uuid &id) {
        return std::find(b.begin(), b.end(), id) != b.end();
    });
}

bool overlap(const std::vector<std::string> &a, const std::vector<std::string> &b)
{
    return std::any_of(a.begin(), a.end(),
        [&b](const std::string &kind) { return std::find(b.begin(), b.end(), kind) != b.end(); });
}

int64_t hourOf(Instant at)
{
    return at.seconds / 3600; // business time is whole hours away from UTC
}

/// Of a rolling entry, the last day on which it comes to anybody.
std::optional<Day> lastDayOf(const PlannedEntry &entry, const SopPlan &plan)
{
    if (!entry.anchorDay || !plan.joining.until)
        return std::nullopt;
    return *plan.joining.until + *entry.anchorDay;
}

class Previewer
{
public:
    Previewer(BoardContext &context, PlanMemory &memory, const SopPlan &plan)
        : m_context(context), m_memory(memory)
    {
        m_preview.plan = plan;
    }

    Result<SopPreview> read()
    {
        const SopPlan &plan = m_preview.plan;
        std::vector<PlannedEntry> all = plan.rolls()
            ? expandRolling(plan.sop, plan.start, plan.joining.midway)
            : expand(plan.sop, plan.start);
        QUNCE_ASSIGN(const auto tags, tagIds());
        std::set<std::string> unknown;
        for (PlannedEntry &planned : all) {
            const SopStep &step = plan.sop.steps[planned.step];
            const std::optional<Day> last = lastDayOf(planned, plan);
            auto regions = regionsOf(step, planned.part, plan);
            if (!regions || (last && *last < planned.startAt.day()))
                continue;
            auto targets = targetsOf(step, planned.part, regions->empty(), tags, unknown);
            m_preview.entries.push_back({std::move(planned), std::move(*regions), std::move(targets), 0});
        }
        m_preview.unknownTags.assign(unknown.begin(), unknown.end());
        if (m_preview.entries.empty())
            return std::move(m_preview);
        QUNCE_ASSIGN(const std::shared_ptr<const ReadPlan> there, m_memory.plan(m_context, days()));
        PlanIndex index = there->ask([](const PlanIndex &held, const CalendarBook &) { return held; });
        if (plan.rolls()) {
            QUNCE_TRY(reachRolling(index));
        } else {
            QUNCE_TRY(reach(index.people()));
            QUNCE_TRY(clash());
        }
        QUNCE_TRY(check(index));
        return std::move(m_preview);
    }

private:
    /// Of templates whose packs name any.
    Result<std::map<std::string, Uuid>> tagIds()
    {
        std::map<std::string, Uuid> found;
        const auto &steps = m_preview.plan.sop.steps;
        if (std::all_of(steps.begin(), steps.end(), [](const SopStep &step) { return step.pack.empty(); }))
            return found;
        QUNCE_TRY(m_context.snapshot.eachRow(
            {Kind::Tag, {"name"}, {}, {}}, [&found](const RowView &row) -> Result<void> {
                found.emplace(std::string(row.text(0)), row.id());
                return {};
            }));
        return found;
    }

    Result<void> reach(const PlanPeople &people)
    {
        const std::vector<PlanEntry> made = madeOf();
        const CalendarBook calendar(builtInCalendarRows());
        std::vector<bool> ever(people.groups.size());
        std::vector<uint32_t> today(people.groups.size());
        for (size_t i = 0; i < m_preview.entries.size(); ++i) {
            if (m_context.stop.stop_requested())
                return cancelled();
            SopPreviewEntry &entry = m_preview.entries[i];
            const Day day = entry.planned.startAt.day();
            if (m_preview.days.empty() || m_preview.days.back().day != day) {
                m_preview.days.push_back({day, calendar.marksOf(day), 0, 0, 0, 0});
                std::fill(today.begin(), today.end(), 0U);
            }
            SopPreviewDay &sums = m_preview.days.back();
            ++sums.entries;
            if (entry.planned.groupKinds.empty())
                continue;
            audienceOn(made[i].audience, people, day).reached.each([&](uint32_t subject) {
                if (!people.isGroup(subject))
                    return;
                ++entry.groups;
                sums.groups += today[subject] == 0 ? 1 : 0;
                sums.mostPerGroup = std::max(sums.mostPerGroup, ++today[subject]);
                ever[subject] = true;
            });
            sums.messages += entry.groups;
            m_preview.messages += entry.groups;
            if (entry.groups == 0)
                m_preview.unheard.push_back(i);
        }
        m_preview.groups = static_cast<size_t>(std::count(ever.begin(), ever.end(), true));
        return {};
    }

    /// By each of the days on which those who are known already get something.
    Result<void> reachRolling(PlanIndex &index)
    {
        const CalendarBook calendar(builtInCalendarRows());
        const size_t subjects = index.people().subjects();
        const std::vector<PlanEntry> made = madeOf();
        SubjectSet ever(subjects);
        std::vector<uint32_t> today(subjects);
        m_preview.ofGuides = std::all_of(made.begin(), made.end(),
            [](const PlanEntry &entry) { return entry.audience.reach == Reach::Guides; });
        m_preview.looked = days();
        for (Day day = m_preview.looked->from; day <= m_preview.looked->to; ++day) {
            if (m_context.stop.stop_requested())
                return cancelled();
            SopPreviewDay sums {day, calendar.marksOf(day), 0, 0, 0, 0};
            std::fill(today.begin(), today.end(), 0U);
            for (size_t i = 0; i < made.size(); ++i) {
                CheckOptions options;
                options.days = Period {day, day};
                const SubjectSet reached = index.audienceOf(made[i], options).reached;
                size_t here = 0;
                reached.each([&](uint32_t subject) {
                    ++here;
                    sums.groups += today[subject] == 0 ? 1 : 0;
                    sums.mostPerGroup = std::max(sums.mostPerGroup, ++today[subject]);
                });
                ever.add(reached);
                sums.entries += here > 0 ? 1 : 0;
                sums.messages += here;
                m_preview.entries[i].groups += here;
            }
            m_preview.messages += sums.messages;
            if (sums.entries > 0)
                m_preview.days.push_back(sums);
        }
        m_preview.groups = ever.count();
        return {};
    }

    Result<void> clash()
    {
        if (m_preview.entries.empty())
            return {};
        std::multimap<int64_t, size_t> hours;
        for (size_t i = 0; i < m_preview.entries.size(); ++i) {
            if (!m_preview.entries[i].planned.groupKinds.empty())
                hours.emplace(hourOf(m_preview.entries[i].planned.startAt), i);
        }
        std::vector<Uuid> sameHour;
        QUNCE_TRY(m_context.snapshot.eachRow(
            {Kind::Entry, {"start_at", "status", "anchor"}, {}, {}}, [&](const RowView &row) -> Result<void> {
                const bool isOff = row.text(1) == "cancelled" || row.text(1) == "stopped";
                if (!row.isNull(0) && row.isNull(2) && !isOff
                    && hours.contains(hourOf(Instant {row.integer(0)})))
                    sameHour.push_back(row.id());
                return {};
            }));
        for (const Uuid &id : sameHour) {
            QUNCE_ASSIGN(const std::optional<Record> there, m_context.snapshot.record(Kind::Entry, id));
            if (!there)
                continue;
            const Instant at = there->instant("start_at").value_or(Instant {});
            const auto [from, to] = hours.equal_range(hourOf(at));
            for (auto hour = from; hour != to; ++hour) {
                const SopPreviewEntry &entry = m_preview.entries[hour->second];
                std::vector<Uuid> regions;
                for (const std::string &region : there->set("regions"))
                    regions.push_back(Uuid::parse(region).value_or(Uuid {}));
                if (overlap(entry.planned.groupKinds, there->set("group_kinds"))
                    && overlap(entry.regions, regions))
                    m_preview.clashes.push_back({hour->second, there->text("title"), at});
            }
        }
        std::sort(
            m_preview.clashes.begin(), m_preview.clashes.end(), [](const SopClash &a, const SopClash &b) {
                return std::tie(a.entry, a.startAt, a.title) < std::tie(b.entry, b.startAt, b.title);
            });
        return {};
    }

    Period days() const
    {
        Period all {
            m_preview.entries.front().planned.startAt.day(), m_preview.entries.front().planned.startAt.day()};
        for (const SopPreviewEntry &entry : m_preview.entries) {
            const Day day = entry.planned.startAt.day();
            all = {std::min(all.from, day), std::max(all.to, day)};
        }
        if (m_preview.plan.rolls()) { // what is past is past, and it goes on
            all.from = std::max(all.from, m_context.now.day());
            all.to = std::max(all.to, all.from) + (kRollingAhead - 1);
        }
        return all;
    }

    /// The entries as the checks see them.
    std::vector<PlanEntry> madeOf() const
    {
        SeededIdSource ids(1, m_context.now.seconds * 1000); // of entries that nobody else ever sees
        std::vector<PlanEntry> made;
        for (const SopPreviewEntry &entry : m_preview.entries) {
            Record record;
            record.kind = Kind::Entry;
            record.id = ids.next();
            record.fields = fieldsOf(entry, m_preview.plan, m_preview.plan.sop, {});
            made.push_back(planEntryFrom(record, {}));
            made.back().audience.targets = entry.targets;
        }
        return made;
    }

    /// Each against what stands in the calendar and against the others that would be made.
    Result<void> check(PlanIndex &index)
    {
        const std::vector<PlanEntry> made = madeOf();
        for (const PlanEntry &entry : made)
            index.put(entry);
        std::map<PlanCheck, SopFinding> found;
        CheckOptions options;
        options.now = m_context.now;
        options.days = m_preview.looked;
        for (size_t i = 0; i < made.size(); ++i) {
            QUNCE_TRY(goOn(m_context));
            for (const PlanFinding &finding : index.check(made[i], options)) {
                const bool isSaid = // in words of its own above
                    finding.check == PlanCheck::SameHour || finding.check == PlanCheck::EmptyAudience;
                if (isSaid && !m_preview.plan.rolls())
                    continue;
                const auto [known, isNew] = found.try_emplace(finding.check);
                if (isNew)
                    known->second = {finding, i, 0};
                ++known->second.entries;
            }
        }
        for (auto &[code, finding] : found)
            m_preview.findings.push_back(std::move(finding));
        return {};
    }

    BoardContext &m_context;
    PlanMemory &m_memory;
    SopPreview m_preview;
};

} // namespace

std::optional<std::vector<Uuid>> regionsOf(const SopStep &step, const SopPart &part, const SopPlan &plan)
{
    std::vector<Uuid> regions;
    for (const std::vector<Uuid> *bound : {&step.regions, &plan.regions, &part.regions}) {
        if (bound->empty())
            continue;
        if (regions.empty())
            regions = *bound;
        else
            std::erase_if(regions, [bound](const Uuid &one) {
                return std::find(bound->begin(), bound->end(), one) == bound->end();
            });
        std::erase_if(regions, [&part](const Uuid &one) {
            return std::find(part.notRegions.begin(), part.notRegions.end(), one) != part.notRegions.end();
        });
        if (regions.empty())
            return std::nullopt;
    }
    return regions;
}

std::vector<PlanTarget> targetsOf(const SopStep &step, const SopPart &part, bool isEverywhere,
    const std::map<std::string, Uuid> &tags, std::set<std::string> &unknown)
{
    std::vector<PlanTarget> targets;
    if (isEverywhere) {
        for (const Uuid &region : part.notRegions)
            targets.push_back({PlanTarget::Kind::Org, region, false});
    }
    const auto add = [&](const std::string &name, bool isIncluded) {
        const auto tag = tags.find(name);
        if (tag == tags.end())
            unknown.insert(name);
        else
            targets.push_back({PlanTarget::Kind::Tag, tag->second, isIncluded});
    };
    if (!step.audienceTags.empty()) {
        for (const std::string &name : part.tags)
            add(name, true);
    }
    for (const std::string &name : part.notTags)
        add(name, false);
    std::sort(targets.begin(), targets.end());
    return targets;
}

std::map<std::string, FieldValue, std::less<>> fieldsOf(
    const SopPreviewEntry &entry, const SopPlan &plan, const SopTemplate &sop, const Uuid &campaign)
{
    auto fields = fieldsOf(entry.planned, sop, campaign);
    fields.erase("regions");
    std::vector<std::string> regions;
    for (const Uuid &region : entry.regions)
        regions.push_back(region.toString());
    std::sort(regions.begin(), regions.end());
    if (!regions.empty())
        fields["regions"] = std::move(regions);
    if (!plan.rolls())
        return fields;
    if (const std::optional<Day> last = lastDayOf(entry.planned, plan))
        fields["rolls_until"] = toValue(last);
    if (!plan.joining.batches.empty())
        fields["batches"] = plan.joining.batches;
    if (!plan.joining.bands.empty())
        fields["bands"] = plan.joining.bands;
    return fields;
}

Result<SopPreview> readSopPreview(BoardContext &context, PlanMemory &memory, const SopPlan &plan)
{
    return Previewer(context, memory, plan).read();
}

Result<SopBoard> readSopBoard(BoardContext &context)
{
    SopBoard board;
    std::vector<Record> heads;
    std::vector<Record> steps;
    QUNCE_TRY(context.snapshot.eachRecord(Kind::SopTemplate, [&heads](const Record &record) -> Result<void> {
        heads.push_back(record);
        return {};
    }));
    QUNCE_TRY(context.snapshot.eachRecord(Kind::SopStep, [&steps](const Record &record) -> Result<void> {
        steps.push_back(record);
        return {};
    }));
    std::map<Uuid, size_t> used;
    QUNCE_TRY(context.snapshot.eachRecord(Kind::Campaign, [&](const Record &record) -> Result<void> {
        ++used[record.reference("template")];
        board.campaignNames.push_back(record.text("name"));
        return {};
    }));
    std::sort(board.campaignNames.begin(), board.campaignNames.end());
    for (const Record &head : heads) {
        QUNCE_ASSIGN(SopTemplate sop, sopTemplateOf(head, steps));
        const size_t campaigns = used[sop.id];
        board.lines.push_back({std::move(sop), false, campaigns});
    }
    std::sort(board.lines.begin(), board.lines.end(), [](const SopLine &a, const SopLine &b) {
        return std::tie(a.sop.name, b.sop.version, a.sop.id) < std::tie(b.sop.name, a.sop.version, b.sop.id);
    });
    for (const SopTemplate &sop : shippedSopTemplates())
        board.lines.push_back({sop, true, 0});
    QUNCE_TRY(context.snapshot.eachRow(
        {Kind::Org, {"kind", "name"}, {}, {}}, [&board](const RowView &row) -> Result<void> {
            if (row.text(0) == "region")
                board.regions.push_back({row.id().toString(), std::string(row.text(1))});
            return {};
        }));
    std::sort(
        board.regions.begin(), board.regions.end(), [](const CalendarChoice &a, const CalendarChoice &b) {
            return std::tie(a.name, a.id) < std::tie(b.name, b.id);
        });
    return board;
}

} // namespace qunce
