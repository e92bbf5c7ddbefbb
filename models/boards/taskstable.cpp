// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/taskstable.h"

#include <array>
#include <unordered_map>

#include "models/boards/boardparts.h"
#include "models/boards/tasksboard.h"

namespace qunce {

namespace {

constexpr double kLowTaskCompletion = 0.7;
constexpr std::array<const char *, 7> kKindNames {
    "group_push", "one_to_one", "moments", "lead", "follow_up", "notice", "other"};
constexpr std::array<const char *, kExclusions> kExclusionIds {"excluded_cancelled", "excluded_left",
    "excluded_leave", "excluded_quota", "excluded_not_friend", "excluded_group_closed"};

const std::array<Message, kExclusions> &exclusionTexts()
{
    static const std::array<Message, kExclusions> texts {Message(QUNCE_TEXT("Cancelled")),
        Message(QUNCE_TEXT("Has left")), Message(QUNCE_TEXT("On leave")),
        Message(QUNCE_TEXT("Frequency cap")), Message(QUNCE_TEXT("Not a friend")),
        Message(QUNCE_TEXT("Group closed"))};
    return texts;
}

std::vector<std::pair<std::string, Message>> kindTexts()
{
    return {{"group_push", QUNCE_TEXT("Group push")}, {"one_to_one", QUNCE_TEXT("One to one")},
        {"moments", QUNCE_TEXT("Moments")}, {"lead", QUNCE_TEXT("Leads")},
        {"follow_up", QUNCE_TEXT("Follow-up")}, {"notice", QUNCE_TEXT("Group notice")},
        {"other", QUNCE_TEXT("Other")}};
}

/// Campaign of each task, by way of its entry.
class Campaigns
{
public:
    Result<void> read(ReadSnapshot &snapshot)
    {
        std::unordered_map<Uuid, std::string> names;
        QUNCE_TRY(
            snapshot.eachRow({Kind::Campaign, {"name"}, {}, {}}, [&](const RowView &row) -> Result<void> {
                names.emplace(row.id(), row.text(0));
                return {};
            }));
        std::unordered_map<Uuid, std::string> ofEntry;
        QUNCE_TRY(
            snapshot.eachRow({Kind::Entry, {"campaign"}, {}, {}}, [&](const RowView &row) -> Result<void> {
                if (const auto found = names.find(row.reference(0)); found != names.end())
                    ofEntry.emplace(row.id(), found->second);
                return {};
            }));
        return snapshot.eachRow({Kind::Task, {"entry"}, {}, {}}, [&](const RowView &row) -> Result<void> {
            if (const auto found = ofEntry.find(row.reference(0)); found != ofEntry.end())
                m_ofTask.emplace(row.id(), found->second);
            return {};
        });
    }
    std::string_view of(const Uuid &task) const
    {
        const auto found = m_ofTask.find(task);
        return found == m_ofTask.end() ? std::string_view() : std::string_view(found->second);
    }

private:
    std::unordered_map<Uuid, std::string> m_ofTask;
};

int64_t signedOf(uint64_t count)
{
    return static_cast<int64_t>(count);
}

class TasksTable
{
public:
    explicit TasksTable(const MeasureInput &input) : m_input(input)
    {
        const auto add = [this](TableColumn column) { return m_table.addColumn(std::move(column)); };
        m_title = add(columnOf("task", QUNCE_TEXT("Task"), CellType::Text, 120));
        m_campaign = add(columnOf("campaign", QUNCE_TEXT("Campaign name"), CellType::Choice, 76));
        TableColumn kind = columnOf("kind", QUNCE_TEXT("Kind"), CellType::Choice, 60);
        kind.choices = kindTexts();
        m_kind = add(std::move(kind));
        m_due = add(columnOf("due", QUNCE_TEXT("Due"), CellType::Instant, 112));
        m_eligible = add(columnOf("eligible", QUNCE_TEXT("To be done"), CellType::Integer, 68,
            QUNCE_TEXT("Assignments that are not excluded")));
        m_done = add(
            columnOf("done", QUNCE_TEXT("Done"), CellType::Integer, 58, QUNCE_TEXT("Done, late ones too")));
        TableColumn rate = columnOf("completion", QUNCE_TEXT("Due completion"), CellType::Rate, 90,
            QUNCE_TEXT("Done ÷ tasks that are due by now and not excluded"));
        rate.look.bold = true;
        rate.look.badBelow = kLowTaskCompletion;
        m_completion = add(std::move(rate));
        m_onTime = add(columnOf("on_time", QUNCE_TEXT("On time"), CellType::Rate, 68,
            QUNCE_TEXT("Done by the time they were due ÷ tasks that are not excluded")));
        m_groups = add(columnOf("groups", QUNCE_TEXT("Groups sent"), CellType::Rate, 74,
            QUNCE_TEXT("Group pushes sent ÷ planned, one for each group and task")));
        m_partly = add(columnOf("partly", QUNCE_TEXT("Partly done"), CellType::Integer, 70,
            QUNCE_TEXT("Sent to some of the groups; counts as not done")));
        m_overdue = add(columnOf("overdue", QUNCE_TEXT("Overdue"), CellType::Integer, 52));
        m_failed = add(columnOf("failed", QUNCE_TEXT("Failed"), CellType::Integer, 48));
        const std::array<Message, kExclusions> titles {Message(QUNCE_TEXT("Excluded: cancelled")),
            Message(QUNCE_TEXT("Excluded: has left")), Message(QUNCE_TEXT("Excluded: on leave")),
            Message(QUNCE_TEXT("Excluded: frequency cap")), Message(QUNCE_TEXT("Excluded: not a friend")),
            Message(QUNCE_TEXT("Excluded: group closed"))};
        // One column says them all; each on its own is among the columns that can be chosen, to sort by.
        const std::array<Message, kExclusions> names {Message(QUNCE_TEXT("cancelled ")),
            Message(QUNCE_TEXT("left ")), Message(QUNCE_TEXT("leave ")), Message(QUNCE_TEXT("cap ")),
            Message(QUNCE_TEXT("no friend ")), Message(QUNCE_TEXT("closed "))};
        TableColumn excluded = columnOf("excluded", QUNCE_TEXT("Excluded (reasons)"), CellType::Integer, 124,
            QUNCE_TEXT("Not counted: cancelled, guide has left or is on leave, frequency cap, not a friend, "
                       "group closed"));
        for (size_t i = 0; i < kExclusions; ++i)
            excluded.parts.emplace_back(m_failed + 2 + i, names[i]);
        m_excluded = add(std::move(excluded));
        for (size_t i = 0; i < kExclusions; ++i) {
            TableColumn reason = columnOf(kExclusionIds[i], titles[i], CellType::Integer, 104);
            reason.look.hidden = true;
            m_reasons[i] = add(std::move(reason));
        }
    }

    void add(const TaskDetail &detail, std::string_view campaign)
    {
        const Task &task = m_input.brand.tasks[detail.task];
        const bool isDue = task.dueAt <= m_input.asOf;
        const AssignmentCounts &counts = detail.counts;
        m_table.addRow(task.id, isDue ? taskmarks::kDue : taskmarks::kRunning);
        m_table.setText(m_title, task.title);
        m_table.setText(m_campaign, campaign);
        m_table.setText(m_kind, kKindNames[static_cast<size_t>(task.kind)]);
        m_table.setNumber(m_due, task.dueAt.seconds);
        m_table.setNumber(m_eligible, signedOf(counts.eligible()));
        m_table.setNumber(m_done, signedOf(counts.done));
        if (isDue) {
            m_table.setPair(m_completion, signedOf(counts.done), signedOf(counts.eligible()));
            m_table.setPair(m_onTime, signedOf(counts.onTime), signedOf(counts.eligible()));
            m_table.setNumber(m_overdue, signedOf(counts.overdue));
        }
        if (detail.hasGroups) {
            m_table.setPair(m_groups, signedOf(detail.sent), signedOf(detail.planned));
            m_table.setNumber(m_partly, signedOf(detail.partly));
        }
        m_table.setNumber(m_failed, signedOf(counts.failed));
        m_table.setNumber(m_excluded, signedOf(counts.excluded));
        for (size_t i = 0; i < kExclusions; ++i)
            m_table.setNumber(m_reasons[i], signedOf(detail.excluded[i]));
    }
    std::shared_ptr<const DataTable> take() { return m_table.build(); }

private:
    const MeasureInput &m_input;
    TableBuilder m_table;
    size_t m_title, m_campaign, m_kind, m_due, m_eligible, m_done, m_completion, m_onTime, m_groups, m_partly,
        m_overdue, m_failed, m_excluded;
    std::array<size_t, kExclusions> m_reasons {};
};

/// An assignment has no id of its own: both of its parts' mixed.
Uuid assignmentId(const Uuid &task, const Uuid &slot)
{
    Uuid id = task;
    for (size_t i = 0; i < id.bytes.size(); ++i)
        id.bytes[i] = static_cast<uint8_t>(id.bytes[i] ^ slot.bytes[(i + 5) % slot.bytes.size()]);
    return id;
}

const char *stateOf(const AssignmentDetail &one, bool isDue)
{
    switch (one.state) {
    case AssignmentClass::DoneOnTime:
        return "on_time";
    case AssignmentClass::DoneLate:
        return "late";
    case AssignmentClass::Failed:
        return "failed";
    case AssignmentClass::Excluded:
        return "excluded";
    default:
        return isDue ? "overdue" : "pending";
    }
}

const char *reasonOf(const AssignmentDetail &one)
{
    if (one.exclusion)
        return kExclusionIds[static_cast<size_t>(*one.exclusion)];
    switch (one.state == AssignmentClass::Failed ? one.reason : FailReason::None) {
    case FailReason::Quota:
        return kExclusionIds[static_cast<size_t>(Exclusion::Quota)];
    case FailReason::NotFriend:
        return kExclusionIds[static_cast<size_t>(Exclusion::NotFriend)];
    case FailReason::GroupClosed:
        return kExclusionIds[static_cast<size_t>(Exclusion::GroupClosed)];
    case FailReason::Other:
        return "other";
    case FailReason::None:
        break;
    }
    return "";
}

} // namespace

Result<std::shared_ptr<const DataTable>> makeTasksTable(
    BoardContext &context, const MeasureInput &input, Period period, Period running)
{
    Campaigns campaigns;
    QUNCE_TRY(campaigns.read(context.snapshot));
    TasksTable table(input);
    for (const Period days : {period, running}) {
        if (days.days() <= 0)
            continue;
        QUNCE_ASSIGN(const std::vector<TaskDetail> details, taskDetails(input, days));
        for (const TaskDetail &detail : details) {
            const bool isDue = input.brand.tasks[detail.task].dueAt <= input.asOf;
            // A task of today that is due by now belongs to a period that has today in it.
            if (days == period || !isDue)
                table.add(detail, campaigns.of(input.brand.tasks[detail.task].id));
        }
        QUNCE_TRY(goOn(context));
    }
    return table.take();
}

std::shared_ptr<const DataTable> makeAssignmentsTable(
    const Brand &brand, Instant asOf, const std::vector<AssignmentDetail> &assignments)
{
    TableBuilder table;
    const size_t guide = table.addColumn(columnOf("guide", QUNCE_TEXT("Guide name"), CellType::Text, 128));
    const size_t store = table.addColumn(columnOf("store", QUNCE_TEXT("Store"), CellType::Text, 128));
    const size_t title = table.addColumn(columnOf("task", QUNCE_TEXT("Task"), CellType::Text, 220));
    const size_t due = table.addColumn(columnOf("due", QUNCE_TEXT("Due"), CellType::Instant, 120));
    TableColumn states = columnOf("state", QUNCE_TEXT("Status"), CellType::Choice, 120);
    states.choices = {{"on_time", QUNCE_TEXT("Done on time")}, {"late", QUNCE_TEXT("Done late")},
        {"pending", QUNCE_TEXT("To do")}, {"overdue", QUNCE_TEXT("Overdue")},
        {"failed", QUNCE_TEXT("Failed")}, {"excluded", QUNCE_TEXT("Excluded")}};
    const size_t state = table.addColumn(std::move(states));
    const size_t doneAt = table.addColumn(columnOf("done_at", QUNCE_TEXT("Done at"), CellType::Instant, 120));
    const size_t sent =
        table.addColumn(columnOf("sent", QUNCE_TEXT("Groups sent / planned"), CellType::Pair, 168));
    TableColumn reasons = columnOf("reason", QUNCE_TEXT("Reason"), CellType::Choice, 120);
    for (size_t i = 0; i < kExclusions; ++i)
        reasons.choices.emplace_back(kExclusionIds[i], exclusionTexts()[i]);
    reasons.choices.emplace_back("other", QUNCE_TEXT("Other"));
    const size_t reason = table.addColumn(std::move(reasons));
    table.reserve(assignments.size());
    for (const AssignmentDetail &one : assignments) {
        const Task &task = brand.tasks[one.task];
        const Slot &slot = brand.regions[one.region].guides[one.slot];
        table.addRow(assignmentId(task.id, slot.id));
        table.setText(guide, slot.name);
        table.setText(store, slot.store == kHq ? std::string_view() : brand.org.at(slot.store).name);
        table.setText(title, task.title);
        table.setNumber(due, task.dueAt.seconds);
        table.setText(state, stateOf(one, task.dueAt < asOf));
        if (one.doneAt)
            table.setNumber(doneAt, one.doneAt->seconds);
        if (one.planned)
            table.setPair(sent, signedOf(one.sent.value_or(0)), signedOf(*one.planned));
        table.setText(reason, reasonOf(one));
    }
    return table.build();
}

} // namespace qunce
