// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boards/flashreading.h"

#include <algorithm>
#include <unordered_map>

#include "models/boards/boardparts.h"
#include "models/boards/flashpushes.h"

namespace qunce {

namespace {

constexpr int kLongestFlash = 31; ///< days from when it was made
constexpr int32_t kFlashDayHours = 24;

/// A group's hours from 00:00 of the day it was made on.
struct FlashHours {
    int32_t first = 0; ///< hour number
    std::vector<uint64_t> joins;
    std::vector<uint64_t> orders;
};

Instant startOfHour(int32_t hour)
{
    return {Instant::startOf(Day {hour / kFlashDayHours}).seconds + int64_t {hour % kFlashDayHours} * 3600};
}

class FlashReader
{
public:
    FlashReader(BoardContext &context, const Brand &brand, const FactSource &facts, Day end)
        : m_context(context), m_brand(brand), m_facts(facts), m_end(end)
    { }

    Result<std::vector<FlashLine>> read(const std::vector<GroupRecord> &groups, CloseReasons reasons)
    {
        for (const GroupRecord &group : groups)
            QUNCE_TRY(addLine(group));
        if (m_lines.empty())
            return std::move(m_lines);
        QUNCE_TRY(readHours());
        for (FlashLine &line : m_lines)
            fill(line);
        QUNCE_TRY(readPushes(reasons));
        for (FlashLine &line : m_lines)
            line.advice = closeAdvice(line.state);
        return std::move(m_lines);
    }

private:
    Result<void> addLine(const GroupRecord &group)
    {
        const std::optional<Day> begins = group.life.begins();
        if (!begins)
            return {};
        FlashLine line;
        line.id = group.id;
        line.code = group.code;
        line.name = group.name;
        line.batch = group.batch;
        line.band = group.band;
        line.begins = *begins;
        line.state.now = m_context.now;
        line.state.isClosed = !group.life.isOpen(m_context.now.day());
        line.state.begins = line.begins;
        FlashHours hours;
        const Day made = std::min(group.life.createdOn.value_or(line.begins), line.begins);
        Day last = std::min(m_end, made + (kLongestFlash - 1));
        if (group.life.closedOn)
            last = std::min(last, *group.life.closedOn - 1);
        hours.first = made.number * kFlashDayHours;
        // The hour that runs is not over, so nothing can be said of it.
        const auto now =
            static_cast<int32_t>((m_context.now.seconds - Instant::startOf(Day {0}).seconds) / 3600);
        const int32_t until = std::min((last.number + 1) * kFlashDayHours, now);
        hours.joins.resize(static_cast<size_t>(std::max(0, until - hours.first)));
        hours.orders.resize(hours.joins.size());
        m_hours.emplace(group.id, std::move(hours));
        m_lines.push_back(std::move(line));
        return {};
    }

    /// Numbers are in up to the end of the last day that any group has some of: a group in which nothing happens has none of
    /// its own, and must not look as if the rush of days ago were its last.
    Result<void> readHours()
    {
        int32_t first = INT32_MAX;
        int32_t end = 0;
        for (const auto &[group, hours] : m_hours) {
            first = std::min(first, hours.first);
            end = std::max(end, hours.first + static_cast<int32_t>(hours.joins.size()));
        }
        if (first >= end)
            return {};
        std::vector<size_t> regions(m_brand.regions.size());
        for (size_t i = 0; i < regions.size(); ++i)
            regions[i] = i;
        std::optional<int32_t> newest;
        for (const Metric metric : {Metric::HourJoins, Metric::HourFirstOrders}) {
            QUNCE_TRY(m_facts.visit(metric, {first, end - 1}, regions,
                [&](size_t region, int32_t hour, const ColumnView &column) {
                    const std::vector<Slot> &places = m_brand.regions[region].groups;
                    column.forEach([&](uint32_t slot, uint64_t value) {
                        newest = std::max(newest.value_or(hour), hour);
                        const auto found =
                            slot < places.size() ? m_hours.find(places[slot].subject) : m_hours.end();
                        if (found == m_hours.end())
                            return;
                        FlashHours &hours = found->second;
                        const int32_t place = hour - hours.first;
                        auto &line = metric == Metric::HourJoins ? hours.joins : hours.orders;
                        if (place >= 0 && static_cast<size_t>(place) < line.size())
                            line[static_cast<size_t>(place)] += value;
                    });
                }));
            QUNCE_TRY(goOn(m_context));
        }
        if (newest)
            m_known = (*newest / kFlashDayHours + 1) * kFlashDayHours;
        return {};
    }

    void fill(FlashLine &line)
    {
        FlashHours &hours = m_hours.at(line.id);
        const auto known = static_cast<size_t>(std::max(0, m_known.value_or(0) - hours.first));
        hours.joins.resize(std::min(hours.joins.size(), known));
        hours.orders.resize(hours.joins.size());
        const auto before = static_cast<size_t>(line.begins.number * kFlashDayHours - hours.first);
        line.hours = hoursSinceBegin(hours.joins, hours.orders, before);
        if (!hours.joins.empty())
            line.state.known = startOfHour(hours.first + static_cast<int32_t>(hours.joins.size()));
        line.state.orders = line.orders();
        line.state.lateOrders = lateOrdersOf(line.hours);
    }

    Result<void> readPushes(CloseReasons reasons)
    {
        std::set<Uuid> asked;
        Day from = m_end;
        for (const FlashLine &line : m_lines) {
            // Without its promotions nothing but these may stand against it.
            const bool isOpenQuestion =
                closeAdvice(line.state).bars == std::vector<CloseBar> {CloseBar::NoPush};
            if (line.state.isClosed || (reasons == CloseReasons::Enough && !isOpenQuestion))
                continue;
            asked.insert(line.id);
            from = std::min(from, line.begins);
        }
        QUNCE_ASSIGN(const auto pushes, readFlashPushes(m_context, m_brand, asked, from));
        for (FlashLine &line : m_lines) {
            if (const auto found = pushes.find(line.id); found != pushes.end()) {
                line.state.lastPush = found->second.lastSent;
                line.state.isPushToCome = found->second.isToCome;
            }
        }
        return {};
    }

    BoardContext &m_context;
    const Brand &m_brand;
    const FactSource &m_facts;
    const Day m_end;
    std::vector<FlashLine> m_lines;
    std::unordered_map<Uuid, FlashHours> m_hours; ///< by group
    std::optional<int32_t> m_known; ///< first hour of which nothing is in
};

} // namespace

Result<std::vector<FlashLine>> readFlashLines(BoardContext &context, const Brand &brand,
    const FactSource &facts, const std::vector<GroupRecord> &groups, Day end, CloseReasons reasons)
{
    return FlashReader(context, brand, facts, end).read(groups, reasons);
}

} // namespace qunce
