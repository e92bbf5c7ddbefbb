// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/import/assignmentrows.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "models/domain/column.h"

// Format: one byte kFormat, varint number of rows, varint zigzag of the earliest time in the list; then per row the
// varint distance of its guide slot from the row before, a byte status + 8 * reason, a byte of present bits, and what
// these announce: the group's 16 bytes, times as varint distance from the earliest, reach, replies.

namespace qunce::server {

namespace {

constexpr char kFormat = 1;

// Present bits
constexpr unsigned kGroup = 1;
constexpr unsigned kDoneAt = 2;
constexpr unsigned kSeenAt = 4;
constexpr unsigned kConfirmedAt = 8;
constexpr unsigned kFollowedAt = 16;
constexpr unsigned kReach = 32;
constexpr unsigned kReplies = 64;

struct TimeField {
    unsigned bit;
    std::optional<Instant> TaskResult::*member;
};
constexpr std::array kTimes {TimeField {kDoneAt, &TaskResult::doneAt},
    TimeField {kSeenAt, &TaskResult::seenAt}, TimeField {kConfirmedAt, &TaskResult::confirmedAt},
    TimeField {kFollowedAt, &TaskResult::followedAt}};

struct CountField {
    unsigned bit;
    std::optional<uint64_t> TaskResult::*member;
};
constexpr std::array kCounts {
    CountField {kReach, &TaskResult::reach}, CountField {kReplies, &TaskResult::replies}};

bool before(const AssignmentRow &a, const AssignmentRow &b)
{
    return std::tie(a.guideSlot, a.group) < std::tie(b.guideSlot, b.group);
}

bool samePlace(const AssignmentRow &a, const AssignmentRow &b)
{
    return a.guideSlot == b.guideSlot && a.group == b.group;
}

uint64_t zigzag(int64_t value)
{
    return (static_cast<uint64_t>(value) << 1) ^ static_cast<uint64_t>(value >> 63);
}

int64_t unzigzag(uint64_t value)
{
    return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1);
}

int64_t earliestTime(std::span<const AssignmentRow> rows)
{
    std::optional<Instant> earliest;
    for (const AssignmentRow &row : rows) {
        for (const TimeField &field : kTimes) {
            const std::optional<Instant> &time = row.result.*field.member;
            if (time && (!earliest || *time < *earliest))
                earliest = time;
        }
    }
    return earliest.value_or(Instant {}).seconds;
}

void appendRow(std::string &bytes, const AssignmentRow &row, int64_t earliest)
{
    bytes.push_back(static_cast<char>(
        static_cast<unsigned>(row.result.status) + 8U * static_cast<unsigned>(row.result.reason)));
    unsigned present = row.group.isNil() ? 0U : kGroup;
    for (const TimeField &field : kTimes)
        present |= row.result.*field.member ? field.bit : 0U;
    for (const CountField &field : kCounts)
        present |= row.result.*field.member ? field.bit : 0U;
    bytes.push_back(static_cast<char>(present));
    if (!row.group.isNil())
        bytes.append(row.group.bytes.begin(), row.group.bytes.end());
    for (const TimeField &field : kTimes) {
        if (const std::optional<Instant> &time = row.result.*field.member)
            appendVarint(bytes, static_cast<uint64_t>(time->seconds) - static_cast<uint64_t>(earliest));
    }
    for (const CountField &field : kCounts) {
        if (const std::optional<uint64_t> &count = row.result.*field.member)
            appendVarint(bytes, *count);
    }
}

/// Reads one row behind its guide slot; false if the bytes are not what appendRow writes.
bool readRow(std::string_view bytes, size_t &position, int64_t earliest, AssignmentRow &row)
{
    if (bytes.size() < position + 2)
        return false;
    const unsigned verdict = static_cast<uint8_t>(bytes[position]);
    const unsigned present = static_cast<uint8_t>(bytes[position + 1]);
    position += 2;
    if (verdict % 8 > static_cast<unsigned>(TaskStatus::Cancelled)
        || verdict / 8 > static_cast<unsigned>(FailReason::Other) || present > 127)
        return false;
    row.result.status = static_cast<TaskStatus>(verdict % 8);
    row.result.reason = static_cast<FailReason>(verdict / 8);
    if ((present & kGroup) != 0) {
        if (bytes.size() < position + row.group.bytes.size())
            return false;
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(position), row.group.bytes.size(),
            row.group.bytes.begin());
        position += row.group.bytes.size();
    }
    uint64_t value = 0;
    for (const TimeField &field : kTimes) {
        if ((present & field.bit) == 0)
            continue;
        if (!readVarint(bytes, position, value))
            return false;
        row.result.*field.member = Instant {static_cast<int64_t>(static_cast<uint64_t>(earliest) + value)};
    }
    for (const CountField &field : kCounts) {
        if ((present & field.bit) == 0)
            continue;
        if (!readVarint(bytes, position, value))
            return false;
        row.result.*field.member = value;
    }
    return true;
}

Error malformed()
{
    return {ErrorCode::Corrupt,
        Message(QUNCE_TEXT("A stored task result cannot be read. Run `qunced check`.")),
        "assignment rows are malformed"};
}

std::optional<uint64_t> seconds(const std::optional<Instant> &time)
{
    return time ? std::optional<uint64_t>(static_cast<uint64_t>(time->seconds)) : std::nullopt;
}

std::optional<Instant> instant(const std::optional<uint64_t> &value)
{
    return value ? std::optional<Instant>(Instant {static_cast<int64_t>(*value)}) : std::nullopt;
}

std::optional<uint64_t> reasonValue(FailReason reason)
{
    return reason == FailReason::None ? std::nullopt : std::optional<uint64_t>(static_cast<uint64_t>(reason));
}

} // namespace

Result<AssignmentRows> AssignmentRows::decode(std::string_view bytes)
{
    AssignmentRows list;
    if (bytes.empty())
        return list;
    size_t position = 1;
    uint64_t count = 0;
    uint64_t earliest = 0;
    if (bytes[0] != kFormat || !readVarint(bytes, position, count) || !readVarint(bytes, position, earliest)
        || count > bytes.size())
        return malformed();
    list.m_rows.reserve(count);
    uint64_t slot = 0;
    for (uint64_t i = 0; i < count; ++i) {
        uint64_t distance = 0;
        AssignmentRow row;
        if (!readVarint(bytes, position, distance) || distance > UINT32_MAX - slot)
            return malformed();
        slot += distance;
        row.guideSlot = static_cast<uint32_t>(slot);
        if (!readRow(bytes, position, unzigzag(earliest), row) || (i > 0 && !before(list.m_rows.back(), row)))
            return malformed();
        list.m_rows.push_back(row);
    }
    if (position != bytes.size())
        return malformed();
    return list;
}

std::string AssignmentRows::encode() const
{
    std::string bytes;
    if (m_rows.empty())
        return bytes;
    const int64_t earliest = earliestTime(m_rows);
    bytes.push_back(kFormat);
    appendVarint(bytes, m_rows.size());
    appendVarint(bytes, zigzag(earliest));
    uint32_t slot = 0;
    for (const AssignmentRow &row : m_rows) {
        appendVarint(bytes, row.guideSlot - slot);
        slot = row.guideSlot;
        appendRow(bytes, row, earliest);
    }
    return bytes;
}

std::span<const AssignmentRow> AssignmentRows::ofGuide(uint32_t guideSlot) const
{
    const auto first = std::partition_point(m_rows.begin(), m_rows.end(),
        [guideSlot](const AssignmentRow &row) { return row.guideSlot < guideSlot; });
    const auto last = std::partition_point(
        first, m_rows.end(), [guideSlot](const AssignmentRow &row) { return row.guideSlot == guideSlot; });
    return {first, last};
}

bool AssignmentRows::hasGroupRows(uint32_t guideSlot) const
{
    const std::span<const AssignmentRow> rows = ofGuide(guideSlot);
    return !rows.empty() && !rows.back().group.isNil();
}

const AssignmentRow *AssignmentRows::find(uint32_t guideSlot, const Uuid &group) const
{
    for (const AssignmentRow &row : ofGuide(guideSlot)) {
        if (row.group == group)
            return &row;
    }
    return nullptr;
}

bool AssignmentRows::replace(AssignmentRow row)
{
    const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), row, before);
    if (place == m_rows.end() || !samePlace(*place, row)) {
        m_rows.insert(place, std::move(row));
        return true;
    }
    if (*place == row)
        return false;
    *place = std::move(row);
    return true;
}

bool AssignmentRows::merge(std::vector<AssignmentRow> rows)
{
    std::stable_sort(rows.begin(), rows.end(), before);
    std::vector<AssignmentRow> merged;
    merged.reserve(m_rows.size() + rows.size());
    // Stable: of equal places the stored row comes first and the latest of the new ones last, and the last one holds.
    std::merge(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(), std::back_inserter(merged), before);
    size_t kept = 0;
    for (size_t i = 0; i < merged.size(); ++i) {
        if (i + 1 < merged.size() && samePlace(merged[i], merged[i + 1]))
            continue;
        if (kept != i)
            merged[kept] = std::move(merged[i]);
        ++kept;
    }
    merged.resize(kept);
    const bool changed = merged != m_rows;
    m_rows = std::move(merged);
    return changed;
}

std::vector<AssignmentRow> AssignmentRows::takeGuide(uint32_t guideSlot)
{
    const std::span<const AssignmentRow> found = ofGuide(guideSlot);
    std::vector<AssignmentRow> taken(found.begin(), found.end());
    const auto first = m_rows.begin() + (found.data() - m_rows.data());
    m_rows.erase(first, first + static_cast<std::ptrdiff_t>(taken.size()));
    return taken;
}

TaskValues taskValues(const TaskResult &result)
{
    return {static_cast<uint64_t>(result.status), seconds(result.doneAt), seconds(result.seenAt),
        seconds(result.confirmedAt), seconds(result.followedAt), reasonValue(result.reason), result.reach,
        result.replies, std::nullopt, std::nullopt};
}

GroupTaskValues groupTaskValues(const TaskResult &result)
{
    return {static_cast<uint64_t>(result.status), seconds(result.doneAt), reasonValue(result.reason)};
}

std::optional<TaskResult> resultOf(const TaskValues &values)
{
    if (!values[0])
        return std::nullopt;
    TaskResult result;
    result.status = static_cast<TaskStatus>(*values[0]);
    result.doneAt = instant(values[1]);
    result.seenAt = instant(values[2]);
    result.confirmedAt = instant(values[3]);
    result.followedAt = instant(values[4]);
    result.reason = static_cast<FailReason>(values[5].value_or(0));
    result.reach = values[6];
    result.replies = values[7];
    return result;
}

TaskValues summaryValues(std::span<const AssignmentRow> ofGuide, Day dueDay, const GroupClosedOn &closedOn)
{
    std::vector<GroupRow> groupRows;
    for (const AssignmentRow &row : ofGuide) {
        if (!row.group.isNil())
            groupRows.push_back({row.result, closedOn(row.group)});
    }
    if (groupRows.empty())
        return ofGuide.empty() ? TaskValues {} : taskValues(ofGuide.front().result);
    const AssignmentSummary summary = summarise(groupRows, dueDay);
    TaskValues values = taskValues(summary.result);
    values[8] = summary.planned;
    values[9] = summary.sent;
    return values;
}

} // namespace qunce::server
