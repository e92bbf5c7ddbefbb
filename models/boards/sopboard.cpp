// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/sopboard.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "models/boards/boardparts.h"
#include "models/plan/audience.h"
#include "models/sop/shippedsop.h"

namespace qunce {

namespace {

Error cancelled()
{
    return Error {ErrorCode::Cancelled, {}, {}};
}

Result<PlanPeople> readPeople(ReadSnapshot &snapshot)
{
    PlanPeopleBuilder builder(
        QUNCE_TEXT("The local copy of the data is damaged. Sync with --verify to repair it."));
    for (const Kind kind : {Kind::Org, Kind::Tag, Kind::Group, Kind::Guide})
        QUNCE_TRY(
            snapshot.eachRecord(kind, [&builder](const Record &record) { return builder.add(record); }));
    return builder.take();
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
    Previewer(BoardContext &context, const SopPlan &plan) : m_context(context) { m_preview.plan = plan; }

    Result<SopPreview> read()
    {
        const SopPlan &plan = m_preview.plan;
        for (PlannedEntry &planned : expand(plan.sop, plan.start)) {
            if (auto regions = regionsOf(plan.sop.steps[planned.step], plan))
                m_preview.entries.push_back({std::move(planned), std::move(*regions), 0});
        }
        QUNCE_ASSIGN(const PlanPeople people, readPeople(m_context.snapshot));
        QUNCE_TRY(reach(people));
        QUNCE_TRY(clash());
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

    BoardContext &m_context;
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

Result<SopPreview> readSopPreview(BoardContext &context, const SopPlan &plan)
{
    return Previewer(context, plan).read();
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
