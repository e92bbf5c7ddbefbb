// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/sopboard.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "models/boards/boardparts.h"
#include "models/boards/planmemory.h"
#include "models/plan/audience.h"
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
        for (PlannedEntry &planned : expand(plan.sop, plan.start)) {
            if (auto regions = regionsOf(plan.sop.steps[planned.step], plan))
                m_preview.entries.push_back({std::move(planned), std::move(*regions), 0});
        }
        if (m_preview.entries.empty())
            return std::move(m_preview);
        QUNCE_ASSIGN(const std::shared_ptr<const ReadPlan> there, m_memory.plan(m_context, days()));
        PlanIndex index = there->ask([](const PlanIndex &held, const CalendarBook &) { return held; });
        QUNCE_TRY(reach(index.people()));
        QUNCE_TRY(clash());
        QUNCE_TRY(check(index));
        return std::move(m_preview);
    }

private:
    Result<void> reach(const PlanPeople &people)
    {
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
            Record made;
            made.kind = Kind::Entry;
            made.fields = fieldsOf(entry, m_preview.plan.sop, {});
            audienceOn(planEntryFrom(made, {}).audience, people, day).reached.each([&](uint32_t subject) {
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
            {Kind::Entry, {"start_at", "status"}, {}, {}}, [&](const RowView &row) -> Result<void> {
                const bool isOff = row.text(1) == "cancelled" || row.text(1) == "stopped";
                if (!row.isNull(0) && !isOff && hours.contains(hourOf(Instant {row.integer(0)})))
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
        return all;
    }

    /// Each against what stands in the calendar and against the others that would be made.
    Result<void> check(PlanIndex &index)
    {
        SeededIdSource ids(1, m_context.now.seconds * 1000); // of entries that nobody else ever sees
        std::vector<PlanEntry> made;
        for (const SopPreviewEntry &entry : m_preview.entries) {
            Record record;
            record.kind = Kind::Entry;
            record.id = ids.next();
            record.fields = fieldsOf(entry, m_preview.plan.sop, {});
            made.push_back(planEntryFrom(record, {}));
            index.put(made.back());
        }
        std::map<PlanCheck, SopFinding> found;
        CheckOptions options;
        options.now = m_context.now;
        for (size_t i = 0; i < made.size(); ++i) {
            QUNCE_TRY(goOn(m_context));
            for (const PlanFinding &finding : index.check(made[i], options)) {
                // Said in words of its own above.
                if (finding.check == PlanCheck::SameHour || finding.check == PlanCheck::EmptyAudience)
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

std::optional<std::vector<Uuid>> regionsOf(const SopStep &step, const SopPlan &plan)
{
    if (step.regions.empty())
        return plan.regions;
    if (plan.regions.empty())
        return step.regions;
    std::vector<Uuid> both;
    for (const Uuid &region : step.regions) {
        if (std::find(plan.regions.begin(), plan.regions.end(), region) != plan.regions.end())
            both.push_back(region);
    }
    return both.empty() ? std::nullopt : std::optional(both);
}

std::map<std::string, FieldValue, std::less<>> fieldsOf(
    const SopPreviewEntry &entry, const SopTemplate &sop, const Uuid &campaign)
{
    auto fields = fieldsOf(entry.planned, sop, campaign);
    fields.erase("regions");
    std::vector<std::string> regions;
    for (const Uuid &region : entry.regions)
        regions.push_back(region.toString());
    std::sort(regions.begin(), regions.end());
    if (!regions.empty())
        fields["regions"] = std::move(regions);
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
