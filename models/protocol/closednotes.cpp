// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/protocol/closednotes.h"

#include <algorithm>
#include <array>

#include "models/domain/factsubjects.h"
#include "models/protocol/slotrecord.h"

namespace qunce {

namespace {

constexpr std::array kStatusNames {"", "pending", "done", "failed", "cancelled"};
constexpr std::array kReasonNames {"", "quota", "not_friend", "group_closed", "other"};

enum class Reading : uint8_t { Amount, Status, Reason, Time };

Reading readingOf(Metric metric)
{
    switch (metric) {
    case Metric::TaskStatus:
    case Metric::GroupTaskStatus:
        return Reading::Status;
    case Metric::TaskReason:
    case Metric::GroupTaskReason:
        return Reading::Reason;
    case Metric::TaskDoneAt:
    case Metric::TaskSeenAt:
    case Metric::TaskConfirmedAt:
    case Metric::TaskFollowedAt:
    case Metric::GroupTaskDoneAt:
        return Reading::Time;
    default:
        return Reading::Amount;
    }
}

template <size_t count>
std::string nameIn(const std::array<const char *, count> &names, uint64_t value)
{
    return value < count ? names[value] : std::to_string(value);
}

ExportCell valueCell(Metric metric, const std::optional<uint64_t> &value)
{
    if (!value)
        return ExportCell::empty();
    return isAmount(metric) ? ExportCell::ofInteger(static_cast<int64_t>(*value))
                            : ExportCell::ofText(adjustedText(metric, *value));
}

std::string unitCode(const Brand &brand, OrgIndex unit)
{
    return unit == kHq ? std::string() : brand.org.at(unit).code;
}

} // namespace

bool isAmount(Metric metric)
{
    return readingOf(metric) == Reading::Amount;
}

std::string adjustedText(Metric metric, uint64_t value)
{
    switch (readingOf(metric)) {
    case Reading::Status:
        return nameIn(kStatusNames, value);
    case Reading::Reason:
        return nameIn(kReasonNames, value);
    case Reading::Time:
        return Instant {static_cast<int64_t>(value)}.toString();
    case Reading::Amount:
        break;
    }
    return std::to_string(value);
}

ExportTable adjustmentsTable(const Brand &brand, const std::vector<Adjustment> &adjustments)
{
    ExportTable table;
    table.view = "adjustments";
    table.columns = {"month", "version", "day", "task_code", "subject", "code", "name", "store_code",
        "region_code", "metric", "frozen", "now", "difference"};
    table.rows.reserve(adjustments.size());
    for (const Adjustment &one : adjustments) {
        table.rows.push_back({ExportCell::ofText(monthName(one.month->days.from)),
            ExportCell::ofInteger(one.month->version), ExportCell::ofText(one.day.toString()),
            ExportCell::ofText(one.task ? one.task->code : std::string()),
            ExportCell::ofText(subjectKindName(*subjectsOf(info(one.metric).kind))),
            ExportCell::ofText(one.slot->code), ExportCell::ofText(one.slot->name),
            ExportCell::ofText(unitCode(brand, one.slot->store)),
            ExportCell::ofText(unitCode(brand, brand.regions[one.region].region)),
            ExportCell::ofText(info(one.metric).name), valueCell(one.metric, one.frozen),
            valueCell(one.metric, one.now),
            isAmount(one.metric) ? ExportCell::ofInteger(one.difference()) : ExportCell::empty()});
    }
    return table;
}

std::vector<ClosedNote> closedNotes(const Brand &brand, Period period,
    const std::vector<Adjustment> &adjustments, const std::map<Uuid, std::string> &people)
{
    std::vector<ClosedNote> notes;
    for (const ClosedMonth &month : closedMonthsIn(brand.closed, period)) {
        const auto person = people.find(month.closedBy);
        const auto count = std::count_if(adjustments.begin(), adjustments.end(),
            [&month](const Adjustment &one) { return one.month->number == month.number; });
        notes.push_back({monthName(month.days.from), month.version, month.closedAt,
            person == people.end() ? std::string() : person->second, static_cast<uint64_t>(count)});
    }
    return notes;
}

} // namespace qunce
