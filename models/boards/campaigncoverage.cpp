// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/campaigncoverage.h"

#include <algorithm>
#include <set>

namespace qunce {

namespace {

/// Groups and contents of one cell as they are counted.
class Counting
{
public:
    explicit Counting(size_t groups) : m_planned(groups), m_reached(groups) { }

    void add(const CoverageEntry &entry)
    {
        ++m_entries;
        if (!entry.content.isNil())
            m_contents.insert(entry.content);
        for (const uint32_t group : entry.groups)
            m_planned[group] = true;
    }
    void add(const CampaignSend &send)
    {
        if (isPlanned(send.state))
            m_planned[send.group] = true;
        if (send.state == SendState::Sent)
            m_reached[send.group] = true;
    }
    CoverageCell cell() const
    {
        const auto count = [](const std::vector<bool> &groups) {
            return static_cast<size_t>(std::count(groups.begin(), groups.end(), true));
        };
        return {m_entries, m_contents.size(), count(m_planned), count(m_reached)};
    }

private:
    size_t m_entries = 0;
    std::set<Uuid> m_contents;
    std::vector<bool> m_planned;
    std::vector<bool> m_reached;
};

/// Of the entries that `counts` lets pass.
template <typename Counts>
CoverageCell cellOf(const std::vector<CoverageEntry> &entries, const std::vector<CampaignSend> &sends,
    size_t groups, Counts &&counts)
{
    Counting counting(groups);
    for (const CoverageEntry &entry : entries) {
        if (counts(entry))
            counting.add(entry);
    }
    for (const CampaignSend &send : sends) {
        if (counts(entries[send.entry]))
            counting.add(send);
    }
    return counting.cell();
}

UnreachedWhy whyOf(SendState state)
{
    switch (state) {
    case SendState::Sent: // not asked
    case SendState::Open:
        return UnreachedWhy::NotDue;
    case SendState::Overdue:
        return UnreachedWhy::NotSent;
    case SendState::Failed:
        return UnreachedWhy::Failed;
    case SendState::Cancelled:
        return UnreachedWhy::Cancelled;
    case SendState::GroupClosed:
        return UnreachedWhy::GroupClosed;
    case SendState::Quota:
        return UnreachedWhy::Quota;
    case SendState::NotFriend:
        return UnreachedWhy::NotFriend;
    }
    return UnreachedWhy::NotSent;
}

} // namespace

SendState sendStateOf(TaskStatus status, FailReason reason, bool closed, bool isOverdue)
{
    if (status == TaskStatus::Done)
        return SendState::Sent;
    if (status == TaskStatus::Cancelled)
        return SendState::Cancelled;
    if (closed)
        return SendState::GroupClosed;
    if (status == TaskStatus::Failed) {
        switch (reason) {
        case FailReason::Quota:
            return SendState::Quota;
        case FailReason::NotFriend:
            return SendState::NotFriend;
        case FailReason::GroupClosed:
            return SendState::GroupClosed;
        default:
            return SendState::Failed;
        }
    }
    return isOverdue ? SendState::Overdue : SendState::Open;
}

CoverageMatrix coverageOf(
    const std::vector<CoverageEntry> &entries, const std::vector<CampaignSend> &sends, size_t groups)
{
    CoverageMatrix matrix;
    std::set<std::pair<size_t, size_t>> used;
    for (const CoverageEntry &entry : entries)
        used.insert({entry.layer, entry.dimension});
    for (const auto &[layer, dimension] : used) {
        matrix.cells[layer][dimension] =
            cellOf(entries, sends, groups, [l = layer, d = dimension](const CoverageEntry &entry) {
                return entry.layer == l && entry.dimension == d;
            });
    }
    for (size_t layer = 0; layer < kCampaignLayers; ++layer)
        matrix.layers[layer] = cellOf(
            entries, sends, groups, [layer](const CoverageEntry &entry) { return entry.layer == layer; });
    for (size_t dimension = 0; dimension < kCampaignDimensions; ++dimension)
        matrix.dimensions[dimension] = cellOf(entries, sends, groups,
            [dimension](const CoverageEntry &entry) { return entry.dimension == dimension; });
    matrix.all = cellOf(entries, sends, groups, [](const CoverageEntry &) { return true; });
    return matrix;
}

std::map<uint8_t, ReachCurve> curvesByKind(
    const std::vector<CampaignSend> &sends, const std::vector<uint8_t> &kinds)
{
    std::map<uint8_t, std::vector<CampaignSend>> ofKind;
    for (const CampaignSend &send : sends) {
        if (isPlanned(send.state))
            ofKind[kinds[send.group]].push_back(send);
    }
    std::map<uint8_t, ReachCurve> curves;
    for (const auto &[kind, all] : ofKind)
        curves[kind] = curveOf(all);
    return curves;
}

ReachCurve curveOf(const std::vector<CampaignSend> &sends)
{
    uint64_t planned = 0;
    uint64_t sent = 0;
    std::vector<int64_t> delays;
    for (const CampaignSend &send : sends) {
        planned += isPlanned(send.state) ? 1 : 0;
        sent += send.state == SendState::Sent ? 1 : 0;
        if (send.state == SendState::Sent && send.delay)
            delays.push_back(*send.delay);
    }
    return reachCurveOf(planned, sent, std::move(delays));
}

std::vector<UnreachedGroup> unreachedOf(const std::vector<CoverageEntry> &entries,
    const std::vector<CampaignSend> &sends, const std::vector<bool> &open)
{
    const size_t groups = open.size();
    std::vector<bool> isReached(groups);
    std::vector<const CampaignSend *> newest(groups);
    std::vector<std::set<uint32_t>> entriesOf(groups);
    for (const CampaignSend &send : sends) {
        if (send.state == SendState::Sent)
            isReached[send.group] = true;
        const CampaignSend *&last = newest[send.group];
        if (!last || last->task <= send.task)
            last = &send;
        entriesOf[send.group].insert(send.entry);
    }
    for (size_t i = 0; i < entries.size(); ++i) {
        for (const uint32_t group : entries[i].groups)
            entriesOf[group].insert(static_cast<uint32_t>(i));
    }
    std::vector<UnreachedGroup> unreached;
    for (uint32_t group = 0; group < groups; ++group) {
        if (isReached[group])
            continue;
        const size_t count = entriesOf[group].size();
        if (newest[group])
            unreached.push_back({group, whyOf(newest[group]->state), count});
        else if (count > 0)
            unreached.push_back({group, UnreachedWhy::NotDispatched, count});
        else if (open[group])
            unreached.push_back({group, UnreachedWhy::NoPlan, 0});
    }
    return unreached;
}

} // namespace qunce
